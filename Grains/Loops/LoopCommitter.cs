using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>The way of one loop's steps into the store: one commit under way at a time, repeated until its outcome is known.</summary>
internal sealed class LoopCommitter(string loop, long id, long epoch, long seq, LoopServices services)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);
    // A commit takes a few milliseconds; one that takes this long means that the store is away.
    private static readonly TimeSpan LateCommit = TimeSpan.FromMilliseconds(750);

    private long? _started;
    private bool _stopped;

    /// <summary>The last committed step.</summary>
    public long Seq { get; private set; } = seq;

    /// <summary>Whether the store does not answer, or takes its time.</summary>
    public bool IsLate => !services.Store.IsReachable || (_started is { } started && services.Time.GetElapsedTime(started) > LateCommit);

    /// <summary>Repeats the same commit while the store's queue is full: its step has been decided and may not change.</summary>
    public async Task<CommitOutcome> CommitAsync(PendingStep step, CommitWaiters.Group waiters)
    {
        var commit = new LoopCommit(id, epoch, step.Seq, step.State, step.Decided, step.Retired) { Previous = Seq };
        _started = services.Time.GetTimestamp();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var outcome = await services.Store.CommitAsync(commit);
                if (outcome == CommitOutcome.Committed)
                    Seq = step.Seq;
                if (outcome != CommitOutcome.Busy || _stopped)
                    return outcome == CommitOutcome.Busy ? CommitOutcome.Unknown : outcome;
                if (attempt == 1)
                    LoopLog.StoreBusy(services.Logger, loop, commit.Seq);
                waiters.Settle(CommitOutcome.Busy, commit.Seq);
                await Task.Delay(BusyPause, services.Time);
            }
        }
        catch
        {
            waiters.Settle(CommitOutcome.Unknown, step.Seq);
            throw;
        }
        finally
        {
            _started = null;
        }
    }

    /// <summary>Repeats nothing any more.</summary>
    public void Stop() => _stopped = true;
}
