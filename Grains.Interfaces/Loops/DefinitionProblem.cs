namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>One error of a definition.</summary>
[GenerateSerializer, Alias("loops.DefinitionProblem")]
public sealed record DefinitionProblem
{
    /// <summary>From 1.</summary>
    [Id(0)] public int Line { get; init; }

    /// <summary>From 1.</summary>
    [Id(1)] public int Column { get; init; }

    /// <summary>Where in the definition, as <c>spec.signals.p95.selector.quorum</c>.</summary>
    [Id(2)] public string Path { get; init; } = "";

    [Id(3)] public string Code { get; init; } = "";

    [Id(4)] public string Message { get; init; } = "";

    /// <summary>The nearest valid word, where there is one.</summary>
    [Id(5)] public string? Nearest { get; init; }
}
