namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A signal as of the last step.</summary>
[GenerateSerializer, Alias("loops.SignalStatus")]
public sealed record SignalStatus
{
    /// <summary>In the signal's unit; null exactly when the quality is Bad.</summary>
    [Id(0)] public double? Value { get; init; }

    [Id(1)] public Quality Quality { get; init; }

    /// <summary>Age of the sample the value stands on; null without one.</summary>
    [Id(2)] public double? AgeMs { get; init; }

    /// <summary>The source in use where the selector uses one.</summary>
    [Id(3)] public string? Source { get; init; }

    [Id(4)] public SourceStatus[] Sources { get; init; } = [];
}
