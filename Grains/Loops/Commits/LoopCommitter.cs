using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>
/// The way of one loop's steps into the store: one commit under way at a time, repeated until its outcome is known. What is
/// decided meanwhile goes with the next one, merged. Lives on its loop's scheduler.
/// </summary>
internal sealed class LoopCommitter(string loop, long id, long epoch, long committed, long newest, ICommitSource source, LoopServices services)
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);
    // A commit takes a few milliseconds; one that takes this long means that the store is away.
    private static readonly TimeSpan LateCommit = TimeSpan.FromMilliseconds(750);

    private Task<CommitOutcome>? _underWay;
    private long _begun;
    // 0 without a commit under way. Deliveries ask from other threads.
    private long _started;
    private bool _soon;
    private bool _stopped;

    /// <summary>The last committed step.</summary>
    public long Seq { get; private set; } = committed;

    /// <summary>The last seq that was given out; above <see cref="Seq"/> while steps are not committed.</summary>
    public long Newest { get; private set; } = newest;

    /// <summary>The seq up to which this owner may act before a commit.</summary>
    public long Reserved { get; private set; }

    /// <summary>Whether the store does not answer, or takes its time.</summary>
    public bool IsLate => !services.Store.IsReachable || (LateBy is { } late && late > LateCommit);

    /// <summary>How long the commit under way takes already; null without one.</summary>
    public TimeSpan? LateBy => Volatile.Read(ref _started) is not 0 and var started ? services.Time.GetElapsedTime(started) : null;

    /// <summary>The seq of the commit under way; null without one.</summary>
    public long? SeqUnderWay { get; private set; }

    public bool IsUnderWay => _underWay is { IsCompleted: false };

    /// <summary>A seq for a step.</summary>
    public long Next() => ++Newest;

    /// <summary>Commits all that is decided by now; joins a commit that began with it.</summary>
    /// <exception cref="LoopStoreException">The store cannot take it as it stands.</exception>
    public async Task<CommitOutcome> CommitAsync()
    {
        var begun = _begun;
        while (_underWay is { IsCompleted: false } current)
        {
            var covers = _begun > begun;
            var outcome = await current;
            if (covers || outcome != CommitOutcome.Committed || _stopped)
                return outcome;
        }

        return await (_underWay = CommitOnceAsync());
    }

    /// <summary>Commits after a while what is decided by then; does nothing when that is arranged already.</summary>
    /// <param name="delay">Zero begins at once.</param>
    public void CommitSoon(TimeSpan delay)
    {
        if (_soon || _stopped)
            return;
        _soon = true;
        _ = CommitSoonAsync(delay);
    }

    /// <summary>Commits what is decided by now; nobody waits for it.</summary>
    public void CommitNow() => _ = CommitUnawaitedAsync();

    /// <summary>Repeats nothing any more.</summary>
    public void Stop() => _stopped = true;

    private async Task CommitSoonAsync(TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, services.Time);
        _soon = false;
        if (!_stopped && Newest > Seq)
            await CommitUnawaitedAsync();
    }

    private async Task CommitUnawaitedAsync()
    {
        try
        {
            await CommitAsync();
        }
        catch (Exception error)
        {
            // The boundary of a commit that nobody waits for. What it held goes with the next one; once the bound on what is
            // uncommitted is reached, the loop waits.
            CommitLog.Impossible(services.Logger, error, loop, Newest);
        }
    }

    private async Task<CommitOutcome> CommitOnceAsync()
    {
        _begun++;
        // Each commit has a seq of its own, by which its outcome can be read back.
        if (Newest == Seq)
            Newest++;
        var content = source.Take(Newest);
        SeqUnderWay = content.Seq;
        Volatile.Write(ref _started, services.Time.GetTimestamp());
        try
        {
            var outcome = await SendAsync(content);
            if (outcome == CommitOutcome.Committed)
            {
                (Seq, Reserved) = (content.Seq, content.After.Reserved);
                source.Committed(content);
            }

            content.Waiters.Settle(outcome, content.Seq);
            if (outcome == CommitOutcome.Refused)
                source.Refused(content);
            return outcome;
        }
        catch (LoopStoreException)
        {
            source.Failed(content);
            throw;
        }
        finally
        {
            content.Waiters.Settle(CommitOutcome.Unknown, content.Seq);
            Volatile.Write(ref _started, 0);
            SeqUnderWay = null;
        }
    }

    /// <summary>Repeats the same commit while the store's queue is full: its steps have been decided and may not change.</summary>
    private async Task<CommitOutcome> SendAsync(CommitContent content)
    {
        var commit = new LoopCommit(id, epoch, content.Seq, content.State, content.Decided, content.Retired) { Previous = Seq };
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await services.Store.CommitAsync(commit);
            if (outcome != CommitOutcome.Busy || _stopped)
                return outcome == CommitOutcome.Busy ? CommitOutcome.Unknown : outcome;
            if (attempt == 1)
                LoopLog.StoreBusy(services.Logger, loop, commit.Seq);
            content.Waiters.Settle(CommitOutcome.Busy, commit.Seq);
            await Task.Delay(BusyPause, services.Time);
        }
    }
}
