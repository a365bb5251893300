namespace OrleansHa.Grains.Standbys;

/// <summary>What one silo tells another about its loops; empty to say that it is still there.</summary>
[GenerateSerializer, Alias("loops.StandbyBatch"), Immutable]
internal sealed record StandbyBatch
{
    /// <summary>The sender.</summary>
    [Id(0)] public required SiloAddress From { get; init; }

    [Id(1)] public StandbyStep[] Steps { get; init; } = [];

    /// <summary>Loops that the receiver need not remember any more.</summary>
    [Id(2)] public StandbyDrop[] Drops { get; init; } = [];
}
