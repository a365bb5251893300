using System.Collections.Immutable;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>Steps that are decided and not known to be committed: those of the commit under way, and those after it.</summary>
internal sealed class UncommittedSteps
{
    private List<OutboxEntry> _decided = [];
    private IReadOnlyList<OutboxRetirement> _carriedRows = [];
    private DateTimeOffset? _oldest;
    private bool _acted;
    private CommitContent? _sent;
    private DateTimeOffset? _sentOldest;
    private bool _sentActed;

    /// <summary>When the oldest of them was decided; null when all is committed.</summary>
    public DateTimeOffset? Oldest => _sentOldest ?? _oldest;

    /// <summary>Whether one of them has acted already.</summary>
    public bool Acted => _acted || _sentActed;

    /// <summary>Decisions that are in no known commit.</summary>
    public IReadOnlyList<OutboxEntry> Decided => _sent is null ? _decided : [.. _sent.Decided, .. _decided];

    public int Count => _decided.Count + (_sent?.Decided.Count ?? 0);

    /// <summary>The commit whose outcome is awaited.</summary>
    public CommitContent? Sent => _sent;

    public void Add(DateTimeOffset at, ImmutableArray<OutboxEntry> decided)
    {
        _decided.AddRange(decided);
        _oldest ??= at;
    }

    public void MarkActed() => _acted = true;

    /// <summary>What ended without ever having had a row goes at once: it must not pile up while no commit gets through.</summary>
    public MergedSteps Compact(IReadOnlyList<Retirement> ended, Func<Retirement, bool> leavesLetter)
    {
        var merged = StepMerge.Of(_decided, ended, leavesLetter);
        if (merged.Passed.Count > 0)
            _decided = [.. merged.Decided];
        return merged;
    }

    /// <summary>Rows of a commit that failed after its steps had acted; they go with the next one.</summary>
    public IReadOnlyList<OutboxRetirement> CarriedRows => _carriedRows;

    public void Send(CommitContent content)
    {
        (_sent, _sentOldest, _sentActed) = (content, _oldest, _acted);
        (_decided, _carriedRows, _oldest, _acted) = ([], [], null, false);
    }

    public void SentIsCommitted() => (_sent, _sentOldest, _sentActed) = (null, null, false);

    /// <summary>Puts what was sent back in front of what came since.</summary>
    public void TakeBackSent()
    {
        if (_sent is not { } sent)
            return;
        _decided.InsertRange(0, sent.Decided);
        _carriedRows = sent.Retired;
        _oldest = _sentOldest ?? _oldest;
        _acted |= _sentActed;
        SentIsCommitted();
    }

    public void Clear()
    {
        SentIsCommitted();
        (_decided, _carriedRows, _oldest, _acted) = ([], [], null, false);
    }
}
