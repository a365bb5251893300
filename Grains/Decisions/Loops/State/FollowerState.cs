namespace OrleansHa.Grains.Loops.State;

/// <summary>What an outer loop knows of an inner one that takes its output as set-point.</summary>
internal sealed record FollowerState
{
    /// <summary>When it was heard last, by this loop's clock.</summary>
    public DateTimeOffset At { get; init; }

    public long Epoch { get; init; }

    public long Seq { get; init; }

    /// <summary>Whether it acts on the output.</summary>
    public bool Following { get; init; }

    /// <summary>Its set-point in force; null before the first one.</summary>
    public double? Setpoint { get; init; }

    /// <summary>Its period.</summary>
    public TimeSpan Every { get; init; }
}
