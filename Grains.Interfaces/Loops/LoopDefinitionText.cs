namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>A definition in force, as it was applied. Secrets stand in it as references only.</summary>
[GenerateSerializer, Alias("loops.LoopDefinitionText")]
public sealed record LoopDefinitionText
{
    [Id(0)] public string Name { get; init; } = "";

    [Id(1)] public long Revision { get; init; }

    [Id(2)] public string Definition { get; init; } = "";

    [Id(3)] public DateTimeOffset AppliedAt { get; init; }
}
