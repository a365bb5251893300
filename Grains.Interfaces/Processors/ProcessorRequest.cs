namespace OrleansHa.Grains.Interfaces.Processors;

/// <summary>One step of a stage.</summary>
[GenerateSerializer, Alias("loops.ProcessorRequest")]
public sealed record ProcessorRequest
{
    [Id(0)] public long Epoch { get; init; }

    /// <summary>The step that the loop is going to commit.</summary>
    [Id(1)] public long Seq { get; init; }

    [Id(2)] public double? Value { get; init; }

    [Id(3)] public Quality Quality { get; init; }

    [Id(4)] public DateTimeOffset At { get; init; }

    /// <summary>ewma.</summary>
    [Id(5)] public string Type { get; init; } = "";

    /// <summary>The stage's numbers by name, as <c>alpha</c>.</summary>
    [Id(6)] public Dictionary<string, double> Parameters { get; init; } = [];
}
