namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>The output of an outer loop.</summary>
[GenerateSerializer, Alias("loops.CascadeOutput")]
public sealed record CascadeOutput
{
    /// <summary>False when there is no such loop.</summary>
    [Id(0)] public bool Exists { get; init; }

    [Id(1)] public long Epoch { get; init; }

    [Id(2)] public long Seq { get; init; }

    /// <summary>Null when nothing is to follow it: no decision yet, in shadow, or out of service.</summary>
    [Id(3)] public double? Value { get; init; }

    [Id(4)] public Quality Quality { get; init; }

    /// <summary>Since the step that decided it, by the outer loop's clock.</summary>
    [Id(5)] public TimeSpan Age { get; init; }

    /// <summary>Whether the output has met the inner loop's set-point, so that following it is no jump.</summary>
    [Id(6)] public bool Ready { get; init; }
}
