namespace OrleansHa.Grains.Standbys;

/// <summary>What a standby has to know beside the steps.</summary>
[GenerateSerializer, Alias("loops.StandbyDefinition"), Immutable]
internal sealed record StandbyDefinition
{
    [Id(0)] public required string Text { get; init; }

    [Id(1)] public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>All standbys; the first that lives when the owner dies is its heir.</summary>
    [Id(2)] public required SiloAddress[] Heirs { get; init; }
}
