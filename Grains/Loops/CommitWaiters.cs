using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>Offers that wait until a commit holds their samples.</summary>
internal sealed class CommitWaiters
{
    // Each holds a caller's request; a gateway has given up on the oldest long before so many have gathered.
    public const int Limit = 1024;

    private List<TaskCompletionSource<(CommitOutcome Outcome, long Seq)>> _waiting = [];
    private int _count;

    public bool IsFull => _count >= Limit;

    public bool Any => _waiting.Count > 0;

    public Task<(CommitOutcome Outcome, long Seq)> Add()
    {
        var waiter = new TaskCompletionSource<(CommitOutcome, long)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(waiter);
        _count++;
        return waiter.Task;
    }

    /// <summary>Those whose samples are in the state now; later ones wait for the commit after.</summary>
    public Group Take()
    {
        var group = new Group(this, _waiting);
        _waiting = [];
        return group;
    }

    internal sealed class Group(CommitWaiters owner, List<TaskCompletionSource<(CommitOutcome Outcome, long Seq)>> waiters)
    {
        public void Settle(CommitOutcome outcome, long seq)
        {
            owner._count -= waiters.Count;
            foreach (var waiter in waiters)
                waiter.TrySetResult((outcome, seq));
            waiters.Clear();
        }
    }
}
