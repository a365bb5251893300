using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Standbys;

/// <summary>What a standby remembers of a loop.</summary>
internal sealed record Replica
{
    // Beside what is counted: names, numbers, the plan.
    private const int Overhead = 1024;

    public required string Loop { get; init; }

    public required long Id { get; init; }

    public required SiloAddress Owner { get; init; }

    public required long Epoch { get; init; }

    public required long Seq { get; init; }

    public required long Revision { get; init; }

    public required byte[] State { get; init; }

    /// <summary>Undelivered decisions; null when the store has to be asked.</summary>
    public byte[]? Outbox { get; init; }

    public required StandbyDefinition Definition { get; init; }

    public ReplicaRole Role { get; init; } = ReplicaRole.Standby;

    /// <summary>Made ahead of a takeover; null until somebody found the time.</summary>
    public LoopPlan? Plan { get; init; }

    /// <summary>About what it takes.</summary>
    public long Bytes => Overhead + State.Length + (Outbox?.Length ?? 0) + (2 * Definition.Text.Length);
}
