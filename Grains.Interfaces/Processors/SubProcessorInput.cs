namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>What a class of yours sees of one step.</summary>
[GenerateSerializer, Alias("loops.SubProcessorInput")]
public sealed record SubProcessorInput
{
    [Id(0)] public string Loop { get; init; } = "";

    /// <summary>The stage's name; <c>$controller</c> for a controller.</summary>
    [Id(1)] public string Stage { get; init; } = "";

    /// <summary>Rises from step to step; the same when a step is repeated.</summary>
    [Id(2)] public long Seq { get; init; }

    /// <summary>Finite.</summary>
    [Id(3)] public double Value { get; init; }

    [Id(4)] public Quality Quality { get; init; }

    /// <summary>When the value was observed.</summary>
    [Id(5)] public DateTimeOffset At { get; init; }

    /// <summary>Those of the definition.</summary>
    [Id(6)] public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>A controller's set-point in force, in the signal's unit; null without one.</summary>
    [Id(7)] public double? Setpoint { get; init; }

    /// <summary>A controller's output in force, from where a change counts.</summary>
    [Id(8)] public double? Output { get; init; }
}
