namespace OrleansHa.Grains.Store;

/// <summary>A loop as its new owner finds it.</summary>
internal sealed record ClaimedLoop
{
    public required long Id { get; init; }

    public required long Epoch { get; init; }

    /// <summary>The last committed step.</summary>
    public required long Seq { get; init; }

    public required long Revision { get; init; }

    public required string Definition { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>Empty for a loop that has not committed yet.</summary>
    public required byte[] State { get; init; }

    /// <summary>Address of the silo that owned it; empty when it was released or is new.</summary>
    public required string FormerOwner { get; init; }

    /// <summary>Undelivered decisions by output and seq.</summary>
    public required IReadOnlyList<OutboxEntry> Outbox { get; init; }
}
