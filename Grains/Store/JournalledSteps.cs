using OrleansHa.Grains.Outputs;

namespace OrleansHa.Grains.Store;

/// <summary>All that a loop has decided and not seen committed; enough to commit it later, by whoever reads it.</summary>
internal sealed record JournalledSteps
{
    public required string Loop { get; init; }

    public required long Id { get; init; }

    public required long Epoch { get; init; }

    /// <summary>The last step that is known to be committed.</summary>
    public required long Committed { get; init; }

    /// <summary>The commit whose outcome was not known; <see cref="Committed"/> when there was none.</summary>
    public required long Sent { get; init; }

    /// <summary>The newest step.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Encoded, as of the newest step.</summary>
    public required byte[] State { get; init; }

    /// <summary>Decisions after <see cref="Committed"/> that still need a row; those up to <see cref="Sent"/> may have one.</summary>
    public required IReadOnlyList<OutboxEntry> Decided { get; init; }

    /// <summary>Rows that go with the commit of unknown outcome; the state's accounts have their ends.</summary>
    public required IReadOnlyList<OutboxRetirement> Retired { get; init; }

    /// <summary>Ended deliveries that the state's accounts do not have.</summary>
    public required IReadOnlyList<Retirement> Ended { get; init; }
}
