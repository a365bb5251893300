using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>What one commit writes, and who is told about it.</summary>
internal sealed record CommitContent
{
    /// <summary>The newest step in it.</summary>
    public required long Seq { get; init; }

    public required LoopState After { get; init; }

    /// <summary><see cref="After"/>, encoded.</summary>
    public required byte[] State { get; init; }

    /// <summary>Decisions to deliver.</summary>
    public required IReadOnlyList<OutboxEntry> Decided { get; init; }

    /// <summary>Ended deliveries whose rows go; the state's accounts have them already.</summary>
    public required IReadOnlyList<OutboxRetirement> Retired { get; init; }

    /// <summary>Ended deliveries that the state's accounts have with this commit.</summary>
    public required IReadOnlyList<Retirement> Ended { get; init; }

    /// <summary>Offers whose samples are in the state.</summary>
    public required CommitWaiters.Group Waiters { get; init; }
}
