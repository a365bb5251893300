namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>What became of an apply.</summary>
[GenerateSerializer, Alias("loops.ApplyResult")]
public sealed record ApplyResult
{
    [Id(0)] public ApplyOutcome Outcome { get; init; }

    /// <summary>The revision in force afterwards; 0 when there is none.</summary>
    [Id(1)] public long Revision { get; init; }

    /// <summary>Why it was refused; empty otherwise.</summary>
    [Id(2)] public DefinitionProblem[] Errors { get; init; } = [];

    /// <summary>Set when the store or the owner was in the way; the running loop is untouched.</summary>
    [Id(3)] public LoopError? Failure { get; init; }

    /// <summary>What is worth knowing of a definition, whether or not it was put in force.</summary>
    [Id(4)] public DefinitionProblem[] Warnings { get; init; } = [];
}
