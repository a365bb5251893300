using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Candidates;
using OrleansHa.Grains.Loops.Operations;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>What comes to a running loop from operators and from inner loops.</summary>
internal sealed partial class LoopRunner
{
    private OuterOutput? _outer;

    /// <summary>The candidate's definition; null without one, or before it is read.</summary>
    public LoopPlan? CandidatePlan => _candidate.Plan;

    /// <summary>Takes an operation in, steps with it at once, and answers when that is committed.</summary>
    public async Task<OperationResult> OperateAsync(LoopOperation operation)
    {
        if (_waiters.IsFull)
            return OperationErrors.Failed(LoopErrorCodes.Busy, $"{CommitWaiters.Limit} requests to loop {Loop} wait for the store already.", RequestOutcome.None);
        var (next, verdict) = OperationStep.Take(_state, Plan, operation);
        if (verdict.Code is { } code)
            return OperationErrors.Refused(code, verdict.Message!);
        _state = next;
        // A repeated one waits as well: what it repeats may be in memory only.
        var (outcome, seq) = await CommittedAsync();
        if (outcome != CommitOutcome.Committed)
            return OperationErrors.NotCommitted(Loop, outcome);
        return new OperationResult
        {
            Outcome = verdict.Outcome,
            Seq = seq,
            Epoch = Epoch,
            Mode = LoopStatusView.Mode(Report, Plan),
        };
    }

    /// <summary>Hears an inner loop, and says what the last committed step decided.</summary>
    public CascadeOutput Exchange(CascadeReport report)
    {
        var now = Now;
        _state = Followers.Take(_state, report, now);
        var last = Report.State.Last;
        var follows = last.Output is not null && !Report.State.IsInShadow && last.Quality != Control.Quality.Bad_OutOfService;
        return new CascadeOutput
        {
            Exists = true,
            Epoch = Epoch,
            Seq = Report.Seq,
            Value = follows ? last.Output : null,
            Quality = (Interfaces.Quality)(int)last.Quality,
            Age = last.At is { } at && now > at ? now - at : TimeSpan.Zero,
            Ready = Followers.IsReady(Report.State, Plan, report, Report.ActualMode, now),
        };
    }

    /// <summary>Begins to compare; answers once that is committed.</summary>
    public async Task<ApplyResult> StartCandidateAsync(LoopPlan plan, string hash)
    {
        var replaced = _state.Candidate is not null;
        _candidate.Use(plan, hash);
        _state = _state with { Candidate = CandidateStep.Begin(_state, hash, Revision, Now) };
        var (outcome, _) = await CommittedAsync();
        return outcome == CommitOutcome.Committed
            ? new ApplyResult { Outcome = replaced ? ApplyOutcome.Updated : ApplyOutcome.Created, Revision = Revision }
            : new ApplyResult { Outcome = ApplyOutcome.Failed, Revision = Revision, Failure = OperationErrors.NotCommitted(Loop, outcome).Error };
    }

    /// <returns>Whether there was one, and it is known to be gone.</returns>
    public async Task<bool> DropCandidateAsync()
    {
        if (_state.Candidate is null)
            return false;
        _state = _state with { Candidate = null };
        return (await CommittedAsync()).Outcome == CommitOutcome.Committed;
    }

    private void ChangeCandidate(string hash, Func<CandidateState, CandidateState?> change)
    {
        // What was found out about one that has been dropped or replaced meanwhile is of no interest.
        if (!_stopped && _state.Candidate is { } candidate && candidate.Hash == hash)
            _state = _state with { Candidate = change(candidate) };
    }

    /// <summary>Steps and commits what is in the state now.</summary>
    private async Task<(CommitOutcome Outcome, long Seq)> CommittedAsync()
    {
        var waiter = _waiters.Add();
        (_stepDue, _flushDue) = (true, true);
        Pump();
        try
        {
            return await waiter.WaitAsync(LongestOffer, _services.Time);
        }
        catch (TimeoutException)
        {
            return (CommitOutcome.Unknown, Seq);
        }
    }
}
