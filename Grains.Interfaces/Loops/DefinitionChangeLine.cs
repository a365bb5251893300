namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One place where two definitions differ.</summary>
[GenerateSerializer, Alias("loops.DefinitionChangeLine")]
public sealed record DefinitionChangeLine
{
    /// <summary>Such as <c>spec.signals.p95_ms.sources[prom-a].http.every</c>.</summary>
    [Id(0)] public string Path { get; init; } = "";

    /// <summary>Null when it was not there.</summary>
    [Id(1)] public string? Before { get; init; }

    /// <summary>Null when it is gone.</summary>
    [Id(2)] public string? After { get; init; }
}
