namespace OrleansHa.Grains.Standbys;

/// <summary>What a batch's receiver could not take in; everything else it has.</summary>
[GenerateSerializer, Alias("loops.StandbyReply"), Immutable]
internal sealed record StandbyReply
{
    /// <summary>Loops whose definition it needs.</summary>
    [Id(0)] public string[] Missing { get; init; } = [];

    /// <summary>Loops of which it knows a higher epoch: the sender owns them no more.</summary>
    [Id(1)] public string[] Fenced { get; init; } = [];

    /// <summary>Loops it has no room for.</summary>
    [Id(2)] public string[] Full { get; init; } = [];
}
