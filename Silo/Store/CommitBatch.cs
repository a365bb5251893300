using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>The commits of one transaction: sorted by id, each id once.</summary>
internal sealed class CommitBatch
{
    private readonly HashSet<long> _ids = [];
    private readonly List<PendingCommit> _commits;

    public CommitBatch(int capacity)
    {
        Capacity = capacity;
        _commits = new List<PendingCommit>(capacity);
    }

    public int Capacity { get; }

    public int Count => _commits.Count;

    public bool IsFull => _commits.Count >= Capacity;

    public IReadOnlyList<PendingCommit> Commits => _commits;

    /// <summary>False when its loop is in already: of two updates of one row in a statement PostgreSQL applies one, in silence.</summary>
    public bool TryAdd(PendingCommit commit)
    {
        if (IsFull || !_ids.Add(commit.Commit.Id))
            return false;
        _commits.Add(commit);
        return true;
    }

    /// <summary>Sorted, so that two batches with common rows lock them in the same order.</summary>
    public void Sort() => _commits.Sort(static (left, right) => left.Commit.Id.CompareTo(right.Commit.Id));

    /// <summary>Takes out those whose outcome is known.</summary>
    public void RemoveSettled()
    {
        _commits.RemoveAll(static commit => commit.IsSettled);
        _ids.Clear();
        foreach (var commit in _commits)
            _ids.Add(commit.Commit.Id);
    }

    /// <summary>Settles each commit by whether the store took it.</summary>
    /// <param name="accepted">Ids that the store took, in any order.</param>
    /// <param name="settleRefused">False keeps the others, because they may have been applied by an earlier attempt.</param>
    public void Settle(IReadOnlySet<long> accepted, bool settleRefused)
    {
        foreach (var commit in _commits)
        {
            if (accepted.Contains(commit.Commit.Id))
                commit.Settle(CommitOutcome.Committed);
            else if (settleRefused)
                commit.Settle(CommitOutcome.Refused);
        }
    }
}
