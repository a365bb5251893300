namespace OrleansHa.Grains.Control.Sources;

/// <summary>What the watchdog remembers of one source; a new instance is a source that has never delivered.</summary>
public sealed record SourceState
{
    /// <summary>The newest sample, usable or not.</summary>
    public Measured? Newest { get; init; }

    /// <summary>How many usable samples in a row had the value of the newest usable one.</summary>
    public int IdenticalRun { get; init; }

    /// <summary>The value that <see cref="IdenticalRun"/> counts.</summary>
    public double? RepeatedValue { get; init; }

    /// <summary>The last 16 outcomes, newest in bit 0; a set bit is a sample without a usable value.</summary>
    public int RecentFailures { get; init; }

    /// <summary>Why the newest sample has no value, where that is known.</summary>
    public string? Reason { get; init; }

    /// <summary>How many samples were accepted.</summary>
    public long Sequence { get; init; }
}
