namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What applying a definition would do.</summary>
[GenerateSerializer, Alias("loops.ValidationResult")]
public sealed record ValidationResult
{
    /// <summary>Empty when it could not be read.</summary>
    [Id(0)] public string Name { get; init; } = "";

    /// <summary>Created, Updated, Unchanged or Invalid.</summary>
    [Id(1)] public ApplyOutcome Outcome { get; init; }

    /// <summary>The revision in force; 0 when there is none.</summary>
    [Id(2)] public long Revision { get; init; }

    /// <summary>Why it would be refused.</summary>
    [Id(3)] public DefinitionProblem[] Errors { get; init; } = [];

    /// <summary>What is worth knowing.</summary>
    [Id(4)] public DefinitionProblem[] Warnings { get; init; } = [];

    /// <summary>From what is in force to this, both in canonical form; empty when nothing is in force.</summary>
    [Id(5)] public DefinitionChangeLine[] Differences { get; init; } = [];

    /// <summary>The definition with every default written out; null when it is invalid.</summary>
    [Id(6)] public string? Canonical { get; init; }
}
