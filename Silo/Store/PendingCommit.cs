using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>A commit and whoever waits for it.</summary>
internal sealed class PendingCommit(LoopCommit commit)
{
    // The waiting grain goes on on its own scheduler; a committer never runs grain code.
    private readonly TaskCompletionSource<CommitOutcome> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LoopCommit Commit { get; } = commit;

    public bool IsSettled => _settled.Task.IsCompleted;

    public Task<CommitOutcome> Outcome => _settled.Task;

    public void Settle(CommitOutcome outcome) => _settled.TrySetResult(outcome);

    public void Fail(Exception error) => _settled.TrySetException(error);
}
