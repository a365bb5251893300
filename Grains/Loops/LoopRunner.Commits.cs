using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Commits;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>When a step may act, and what goes into a commit.</summary>
internal sealed partial class LoopRunner : ICommitSource
{
    private bool _lagging;

    /// <summary>With consistency eventual, within the lag it allows and the seqs that are reserved.</summary>
    private bool MayActFirst(DecidedStep step)
    {
        var consistency = Plan.Definition.Consistency;
        if (consistency.State != StateConsistency.Eventual || _outage.IsActive || _leaving || step.Report.Seq > _committer.Reserved)
            return false;
        var lag = Now - (_uncommitted.Oldest ?? Now);
        var late = lag > consistency.MaxLag;
        if (late && !_lagging)
            CommitLog.LagReached(_services.Logger, Loop, lag.TotalMilliseconds);
        _lagging = late;
        return !late;
    }

    private void ActFirst(DecidedStep step)
    {
        Act(step, _outputs.Dispatch);
        _uncommitted.MarkActed();
        // A commit takes its time too: half of the lag for gathering steps leaves it the other half.
        var half = Plan.Definition.Consistency.MaxLag / 2;
        _committer.CommitSoon(Plan.Definition.Period < half ? half : TimeSpan.Zero);
    }

    /// <returns>False when the store is away and the definition says to go on.</returns>
    private async Task<bool> CommitOrGoOnAsync()
    {
        var commit = _committer.CommitAsync();
        if (_reserve == 0 || await _outage.WaitAsync(commit))
        {
            await commit;
            return true;
        }

        _ = commit.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return false;
    }

    private async Task ActWithoutStoreAsync(DecidedStep step)
    {
        var sent = _uncommitted.Sent;
        var steps = new JournalledSteps
        {
            Loop = Loop,
            Id = _id,
            Epoch = Epoch,
            Committed = Seq,
            Sent = sent?.Seq ?? Seq,
            Seq = step.Report.Seq,
            At = Now,
            State = LoopStateCodec.Encode(_state),
            Decided = _uncommitted.Decided,
            Retired = sent?.Retired ?? _uncommitted.CarriedRows,
            Ended = [.. _outputs.Retired().Except(sent?.Ended ?? [])],
        };
        // While it was written the store may have come back: then the commit has let the step act.
        if (!await _outage.JournalAsync(steps) || _stopped || !_actions.TakeOut(step))
            return;
        Act(step, decisions => _actions.DispatchWithoutStore(Plan, decisions));
        _uncommitted.MarkActed();
    }

    /// <summary>Commits what is there without a step; nobody's step waits for it where steps may act first.</summary>
    private async Task FlushAsync()
    {
        if (_outage.IsActive)
            return;
        if (Plan.Definition.Consistency.State == StateConsistency.Eventual)
            _committer.CommitNow();
        else
            await CommitOrGoOnAsync();
    }

    /// <summary>The last commit of this owner; it gives reserved seqs back, which spares the next one the jump over them.</summary>
    private async Task LeaveAsync()
    {
        await _pump;
        if (_stopped || _outage.IsActive || !(_outputs.HasRetired || _uncommitted.Oldest is not null || _committer.Reserved > 0))
            return;
        try
        {
            await _committer.CommitAsync();
        }
        catch (LoopStoreException error)
        {
            CommitLog.Impossible(_services.Logger, error, Loop, _committer.Newest);
        }
    }

    /// <summary>Ends of decisions that never had a row go into the accounts at once.</summary>
    private void CompactEnds()
    {
        if (!_outputs.HasRetired)
            return;
        var passed = _uncommitted.Compact(_outputs.Retired(), LeavesLetter).Passed;
        _state = OutputAccounts.Retire(_state, passed);
        _outputs.Forget(passed);
    }

    private bool LeavesLetter(Retirement end) => LoopOutputs.LeavesLetter(Plan, end);

    CommitContent ICommitSource.Take(long seq)
    {
        CompactEnds();
        var merged = StepMerge.Of(_uncommitted.Decided, _outputs.Retired(), LeavesLetter);
        var ahead = _leaving ? 0 : _reserve;
        _state = OutputAccounts.Retire(_state, merged.Ended) with { Reserved = ahead == 0 ? 0 : seq + ahead };
        var content = new CommitContent
        {
            Seq = seq,
            After = _state,
            State = LoopStateCodec.Encode(_state),
            Decided = merged.Decided,
            Retired = [.. _uncommitted.CarriedRows, .. LoopOutputs.Rows(Plan, merged.Rows)],
            Ended = merged.Ended,
            Waiters = _waiters.Take(),
        };
        _uncommitted.Send(content);
        Progress.Sent();
        return content;
    }

    void ICommitSource.Committed(CommitContent content)
    {
        if (_uncommitted is { Acted: true, Oldest: { } oldest })
            _services.Instruments.Lagged(Loop, Now - oldest);
        Progress.Answered();
        Progress.Moved();
        _committed = content.After;
        Feed.Committed(content.Seq, content.State, content.Decided, content.Retired);
        _uncommitted.SentIsCommitted();
        _outputs.Forget(content.Ended);
        foreach (var step in _actions.TakeUpTo(content.Seq))
            Act(step with { Report = step.Report with { State = content.Seq == step.Report.Seq ? content.After : step.Report.State } }, _outputs.Dispatch);
        if (!_stopped)
            _actions.ReleaseUpTo(content.Seq);
        _outputs.DispatchRevived(content.Decided);
        LookAtAccounts();
        _outage.Answered(allCommitted: _uncommitted.Oldest is null);
        if (_outage.IsActive)
            _committer.CommitNow();
    }

    void ICommitSource.Refused(CommitContent content)
    {
        LoopLog.Fenced(_services.Logger, Loop, Epoch, content.Seq);
        _outage.Discard();
        Fence();
    }

    void ICommitSource.Failed(CommitContent content)
    {
        Progress.Answered();
        if (_uncommitted.Acted)
        {
            // What has acted has happened: it goes with the next commit.
            _uncommitted.TakeBackSent();
            _outputs.Forget(content.Ended);
            return;
        }

        _uncommitted.Clear();
        _outputs.ForgetRevived();
        _actions.Clear();
        _state = _state.Undo(_committed);
    }
}
