using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Candidates;
using OrleansHa.Grains.Loops.Cascades;
using OrleansHa.Grains.Loops.Commits;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Loops.Watch;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// A loop under one epoch. Everything happens on its grain's scheduler. No receipt is given before its commit, and nothing acts
/// before it, unless the definition says so: with consistency eventual within the lag it allows, and while the store is away.
/// </summary>
internal sealed partial class LoopRunner
{
    // Below a caller's own time-out, so that it hears what is the matter.
    private static readonly TimeSpan LongestOffer = TimeSpan.FromSeconds(8);
    // The steps of a loop with a longer period are too far apart to carry acknowledgements in time.
    private static readonly TimeSpan LongPeriod = TimeSpan.FromSeconds(2);

    private readonly LoopServices _services;
    private readonly StageRunner _stages;
    private readonly SourceKeeper _sources;
    private readonly CascadeKeeper _cascade;
    private readonly CandidateKeeper _candidate;
    private readonly Action<string> _onFenced;
    private readonly CommitWaiters _waiters = new();
    private readonly LoopOutputs _outputs;
    private readonly LedgerWatch _ledgers;
    private readonly LoopCommitter _committer;
    private readonly long _id;
    private readonly string _formerOwner;
    private readonly DateTimeOffset? _formerStepAt;
    private readonly UncommittedSteps _uncommitted = new();
    private readonly StoreOutage _outage;
    private readonly StepActions _actions;
    private LoopState _state;
    private LoopState _committed;
    private Task _pump = Task.CompletedTask;
    private bool _stepDue;
    private bool _flushDue;
    private bool _stopped;
    private bool _leaving;
    private long _reserve;
    private bool _moved;
    private bool _firstStep = true;

    public LoopRunner(string loop, ClaimedLoop claimed, LoopPlan plan, LoopServices services, IGrainFactory grains, Action<string> onFenced)
    {
        Loop = loop;
        _services = services;
        _onFenced = onFenced;
        _stages = new StageRunner(loop, grains, services.Time, services.Logger, services.Stages);
        _sources = new SourceKeeper(loop, grains, services.Living, services.Time, services.Logger);
        _cascade = new CascadeKeeper(loop, claimed.Epoch, grains, services.Time, services.Logger);
        _candidate = new CandidateKeeper(loop, services, grains, ChangeCandidate);
        _outputs = new LoopOutputs(loop, claimed.Id, claimed.Epoch, services, () => !IsStoreLate, FlushRetired, (_, _) => Fence());
        _ledgers = new LedgerWatch(loop, claimed.Epoch, services.Alerts, services.Instruments, services.Time, services.Logger);
        _actions = new StepActions(_outputs);
        _outage = new StoreOutage(loop, claimed.Id, claimed.Epoch, services);
        _formerOwner = claimed.FormerOwner;
        Epoch = claimed.Epoch;
        Revision = claimed.Revision;
        Plan = plan;
        _reserve = SeqReserve.Size(plan);
        Progress = new LoopProgress(services.Time, plan.Definition.Period);
        _id = claimed.Id;
        _state = LoopStateCodec.Decode(claimed.State);
        // The former owner may have acted up to what it had reserved: those seqs are used up.
        _committer = new LoopCommitter(loop, claimed.Id, claimed.Epoch, claimed.Seq, Math.Max(claimed.Seq, _state.Reserved), this, services);
        _formerStepAt = _state.Last.At;
        if (_formerOwner.Length > 0 && _formerOwner != services.Place.Owner.Silo)
            _state = _state with { Takeovers = _state.Takeovers + 1 };
        _committed = _state;
        Report = new StepReport(_state, [], "auto", Seq);
        Feed = services.Feeds.Open(loop, claimed, plan.Definition.Placement);
    }

    public string Loop { get; }

    public long Epoch { get; }

    /// <summary>The last committed step.</summary>
    public long Seq => _committer.Seq;

    public long Revision { get; private set; }

    public LoopPlan Plan { get; private set; }

    public StepReport Report { get; private set; }

    /// <summary>What standbys are told.</summary>
    public LoopFeed Feed { get; }

    /// <summary>From the former owner's last step to the first of this one.</summary>
    public TimeSpan? LastTakeover { get; private set; }

    public bool IsStopped => _stopped;

    /// <summary>Another owner is in force, or may be.</summary>
    public bool IsFenced { get; private set; }

    public bool IsStoreLate => _committer.IsLate;

    /// <summary>How old the oldest step is that a crash would lose now.</summary>
    public TimeSpan Lag => _uncommitted is { Acted: true, Oldest: { } oldest } && Now > oldest ? Now - oldest : TimeSpan.Zero;

    public StoreOutage Outage => _outage;

    /// <summary>For those who watch from outside.</summary>
    public LoopProgress Progress { get; }

    public OutputDispatcher? FindDispatcher(string output) => _outputs.Find(output);

    /// <summary>Starts deliveries. The first step comes with the first tick, and pullers after it: a takeover has more urgent work.</summary>
    public void Start(IReadOnlyList<OutboxEntry> outbox)
    {
        _outputs.Start(Plan, _state, outbox);
    }

    /// <summary>A step is due. When one is under way, the next follows it.</summary>
    public void Tick()
    {
        if (_stopped || _leaving)
            return;
        _stepDue = true;
        _outage.Look(Plan, _committer);
        Pump();
    }

    /// <summary>Takes samples in, and answers when their commit is known (or at once).</summary>
    public async Task<OfferResult> OfferAsync(SignalPlan signal, string source, SampleBatch batch)
    {
        var committed = batch.Acknowledgement == OfferAcknowledgement.Committed;
        if (committed && _waiters.IsFull)
            return LoopErrors.Offer(LoopErrorCodes.Busy, $"{CommitWaiters.Limit} offers to loop {Loop} wait for the store already.", retryable: true);

        (_state, var verdicts) = SampleIntake.Take(_state, signal.Name, source, batch, Now, remember: committed);
        var accepted = Array.Exists(verdicts, verdict => verdict.Status == ReceiptStatus.Accepted);
        // Without the store only the period counts: samples would use up the reserved seqs.
        if (accepted && Plan.Definition.Trigger == StepTrigger.Signal && !_outage.IsActive)
            _stepDue = true;
        // Duplicates wait as well: the sample they repeat may be in memory only.
        if (!committed || !Array.Exists(verdicts, verdict => verdict.Status is ReceiptStatus.Accepted or ReceiptStatus.Duplicate))
        {
            Pump();
            return SampleIntake.Receipts(batch, verdicts, Epoch, Seq);
        }

        _flushDue = true;
        var waiter = _waiters.Add();
        Pump();
        try
        {
            var (outcome, seq) = await waiter.WaitAsync(LongestOffer, _services.Time);
            return outcome == CommitOutcome.Committed ? SampleIntake.Receipts(batch, verdicts, Epoch, seq) : LoopErrors.NotCommitted(Loop, outcome);
        }
        catch (TimeoutException)
        {
            return LoopErrors.NotCommitted(Loop, CommitOutcome.Unknown);
        }
    }

    /// <summary>Goes on with another definition. State, seq and deliveries are kept.</summary>
    public async Task ChangeAsync(LoopPlan plan, long revision, TimeSpan bound)
    {
        var dropped = Sources(Plan).Except(Sources(plan)).ToList();
        await _outputs.ChangeAsync(plan, bound);
        Plan = plan;
        _reserve = SeqReserve.Size(plan);
        Progress.Change(plan.Definition.Period);
        Revision = revision;
        _sources.Stop(dropped);
        _sources.Change(plan, revision);
        Tick();
    }

    public void StopSources() => _sources.Stop(Sources(Plan));

    /// <summary>Ends everything; what is under way is waited for within the bound.</summary>
    public async Task StopAsync(TimeSpan bound)
    {
        _leaving = true;
        try
        {
            await LeaveAsync().WaitAsync(bound, _services.Time);
        }
        catch (TimeoutException)
        {
            // The commit's outcome stays unknown to this owner; the next one reads what is there.
        }

        Halt(CommitOutcome.Unknown);
    }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    private static IEnumerable<(string Signal, string Source)> Sources(LoopPlan plan) =>
        plan.Signals.SelectMany(signal => signal.Sources.Where(source => source.Input is not PushSourceInput)
            .Select(source => (signal.Name, source.Name)));

    private void FlushRetired()
    {
        if (_stopped || Plan.Definition.Period <= LongPeriod)
            return;
        _flushDue = true;
        Pump();
    }

    private void Pump()
    {
        if (!_stopped && _pump.IsCompleted && (_stepDue || _flushDue))
            _pump = PumpAsync();
    }

    private async Task PumpAsync()
    {
        await Task.Yield();
        while (!_stopped && (_stepDue || _flushDue))
        {
            var step = _stepDue;
            (_stepDue, _flushDue) = (false, false);
            try
            {
                if (step)
                    await StepAsync();
                else
                    await FlushAsync();
            }
            catch (Exception error)
            {
                // The boundary of a step: it has not happened, and the next tick tries again. Samples that came in stay.
                LoopLog.StepFailed(_services.Logger, error, Loop, _committer.Newest);
                _waiters.Take().Settle(CommitOutcome.Unknown, Seq);
                return;
            }
        }
    }

    private async Task StepAsync()
    {
        var choice = StoreLossChoice.Continue;
        // A commit that failed is nobody else's to repeat.
        if (_outage.IsActive && !_committer.IsUnderWay)
            _committer.CommitNow();
        if (_outage.IsActive && (choice = _outage.Choose(Plan, _committer, _uncommitted, !_moved)) == StoreLossChoice.Freeze)
        {
            Progress.Hold();
            return;
        }

        var step = await DecideAsync(choice);
        if (MayActFirst(step))
        {
            ActFirst(step);
            return;
        }

        _actions.Hold(step);
        if (_outage.IsActive || !await CommitOrGoOnAsync())
            await ActWithoutStoreAsync(step);
    }

    private async Task<DecidedStep> DecideAsync(StoreLossChoice choice)
    {
        var started = _services.Time.GetTimestamp();
        (_state, var signals) = LoopStep.Observe(_state, Plan, Now);
        var plan = Plan;
        var stages = await _stages.RunAsync(plan, _state, signals, Epoch, _committer.Newest + 1);
        // Samples may have come in meanwhile, and a commit may have begun: the decision builds on what is there now.
        CompactEnds();
        var seq = _committer.Next();
        var before = _state.Last.Output;
        _outer = _cascade.Newest;
        var input = new StepInput(signals, stages, Now, Epoch, seq) { Demand = _outage.IsActive ? OutageStep.Demand(choice) : null, Outer = _outer };
        var result = LoopStep.Decide(_state, plan, input);
        if (_outage.IsActive)
            result = OutageStep.Cap(result);
        _state = result.State;
        _moved = choice == StoreLossChoice.Continue || _state.Last.Output != before;
        _uncommitted.Add(_state.Last.At ?? Now, result.Decisions);
        return new DecidedStep(new StepReport(_state, signals, result.ActualMode, seq), result.Decisions, started);
    }

    private void Act(DecidedStep step, Action<IReadOnlyList<OutboxEntry>> dispatch)
    {
        var before = Report.State.Last.At;
        Report = step.Report;
        Progress.Moved();
        var at = step.Report.State.Last.At!.Value;
        _services.Instruments.Stepped(Loop, _services.Time.GetElapsedTime(step.Started), before is { } earlier ? at - earlier : null);
        _services.Instruments.Observed(Loop, Epoch, step.Report.Signals, at);
        var first = _firstStep;
        if (first)
            FirstStepActed();
        if (_stopped)
            return;
        dispatch(step.Decisions);
        if (first)
            _sources.Start(Plan, Revision);
        else
            _sources.Look(_state, Now);
        _cascade.Keep(Plan, Report, Now);
        _candidate.Compare(Report, _outer, Epoch);
    }

    private void FirstStepActed()
    {
        _firstStep = false;
        if (_formerStepAt is not { } former || _formerOwner == _services.Place.Owner.Silo)
            return;
        LastTakeover = Now - former;
        _services.Instruments.TookOver(Loop, LastTakeover.Value);
        LoopLog.TookOver(_services.Logger, Loop, Epoch, _formerOwner, LastTakeover.Value.TotalMilliseconds);
    }

    private void Fence()
    {
        if (_stopped)
            return;
        IsFenced = true;
        Halt(CommitOutcome.Refused);
        _onFenced(Loop);
    }

    private void Halt(CommitOutcome outcome)
    {
        _stopped = true;
        _committer.Stop();
        _services.Feeds.Close(Feed);
        _sources.End();
        _outputs.Stop();
        _waiters.Take().Settle(outcome, Seq);
    }
}
