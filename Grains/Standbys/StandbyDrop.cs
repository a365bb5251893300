namespace OrleansHa.Grains.Standbys;

/// <summary>A loop that is not to be followed any more.</summary>
/// <param name="Loop">Its name.</param>
/// <param name="Epoch">Of who says so; what a later owner sent stays.</param>
[GenerateSerializer, Alias("loops.StandbyDrop"), Immutable]
internal sealed record StandbyDrop([property: Id(0)] string Loop, [property: Id(1)] long Epoch);
