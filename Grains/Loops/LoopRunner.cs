using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// A loop under one epoch. Everything happens on its grain's scheduler. The state in memory runs ahead of the store by at most
/// one commit under way and the samples that came since; nothing acts, and no receipt is given, before its commit.
/// </summary>
internal sealed class LoopRunner
{
    // Below a caller's own time-out, so that it hears what is the matter.
    private static readonly TimeSpan LongestOffer = TimeSpan.FromSeconds(8);
    // The steps of a loop with a longer period are too far apart to carry acknowledgements in time.
    private static readonly TimeSpan LongPeriod = TimeSpan.FromSeconds(2);

    private readonly LoopServices _services;
    private readonly StageRunner _stages;
    private readonly SourceKeeper _sources;
    private readonly Action<string> _onFenced;
    private readonly CommitWaiters _waiters = new();
    private readonly LoopOutputs _outputs;
    private readonly LoopCommitter _committer;
    private readonly string _formerOwner;
    private readonly DateTimeOffset? _formerStepAt;
    private LoopState _state;
    private Task _pump = Task.CompletedTask;
    private bool _stepDue;
    private bool _flushDue;
    private bool _stopped;
    private bool _firstStep = true;

    public LoopRunner(string loop, ClaimedLoop claimed, LoopPlan plan, LoopServices services, IGrainFactory grains, Action<string> onFenced)
    {
        Loop = loop;
        _services = services;
        _onFenced = onFenced;
        _stages = new StageRunner(loop, grains, services.Time, services.Logger);
        _sources = new SourceKeeper(loop, grains, services.Time, services.Logger);
        _outputs = new LoopOutputs(loop, claimed.Epoch, services, FlushRetired, (_, _) => Fence());
        _committer = new LoopCommitter(loop, claimed.Id, claimed.Epoch, claimed.Seq, services);
        _formerOwner = claimed.FormerOwner;
        Epoch = claimed.Epoch;
        Revision = claimed.Revision;
        Plan = plan;
        _state = LoopStateCodec.Decode(claimed.State);
        _formerStepAt = _state.Last.At;
        if (_formerOwner.Length > 0 && _formerOwner != services.Place.Owner.Silo)
            _state = _state with { Takeovers = _state.Takeovers + 1 };
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

    public OutputDispatcher? FindDispatcher(string output) => _outputs.Find(output);

    /// <summary>Starts deliveries. The first step comes with the first tick, and pullers after it: a takeover has more urgent work.</summary>
    public void Start(IReadOnlyList<OutboxEntry> outbox)
    {
        _outputs.Start(Plan, _state, outbox);
    }

    /// <summary>A step is due. When one is under way, the next follows it.</summary>
    public void Tick()
    {
        if (_stopped)
            return;
        _stepDue = true;
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
        if (accepted && Plan.Definition.Trigger == Interfaces.Definition.StepTrigger.Signal)
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
        Revision = revision;
        _sources.Stop(dropped);
        _sources.Keep(plan, _state, revision, Now, all: true);
        Tick();
    }

    public void StopSources() => _sources.Stop(Sources(Plan));

    /// <summary>Ends everything; what is under way is waited for within the bound.</summary>
    public async Task StopAsync(TimeSpan bound)
    {
        var flushing = _pump;
        if (!_stopped && _outputs.HasRetired)
        {
            _flushDue = true;
            Pump();
            flushing = _pump;
        }

        try
        {
            await flushing.WaitAsync(bound, _services.Time);
        }
        catch (TimeoutException)
        {
            // The commit's outcome stays unknown to this owner; the next one reads what is there.
        }

        Halt(CommitOutcome.Unknown);
    }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    private static IEnumerable<(string Signal, string Source)> Sources(LoopPlan plan) =>
        plan.Signals.SelectMany(signal => signal.Sources.Where(source => source.Input is Interfaces.Definition.HttpSourceInput)
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
            var before = _state;
            try
            {
                await CommitOnceAsync(step);
            }
            catch (Exception error)
            {
                // The boundary of a step: it has not happened, and the next tick tries again. Samples that came in stay.
                LoopLog.StepFailed(_services.Logger, error, Loop, Seq + 1);
                _state = before with { Signals = _state.Signals };
                _waiters.Take().Settle(CommitOutcome.Unknown, Seq);
                return;
            }
        }
    }

    private async Task CommitOnceAsync(bool step)
    {
        var started = _services.Time.GetTimestamp();
        var seq = Seq + 1;
        var report = Report with { Seq = seq };
        ImmutableArray<OutboxEntry> decisions = [];
        if (step)
        {
            (_state, var signals) = LoopStep.Observe(_state, Plan, Now);
            var plan = Plan;
            var stages = await _stages.RunAsync(plan, _state, signals, Epoch, seq);
            // Samples may have come in meanwhile: the decision builds on the state as it is now.
            var result = LoopStep.Decide(_state, plan, new StepInput(signals, stages, Now, Epoch, seq));
            _state = result.State;
            decisions = result.Decisions;
            report = new StepReport(_state, signals, result.ActualMode, seq);
        }

        var retired = _outputs.Retired();
        _state = OutputAccounts.Retire(_state, retired);
        var waiters = _waiters.Take();
        var pending = new PendingStep(seq, LoopStateCodec.Encode(_state), decisions, LoopOutputs.Rows(Plan, retired));
        report = report with { State = _state };
        var outcome = await _committer.CommitAsync(pending, waiters);
        if (outcome == CommitOutcome.Committed)
        {
            Feed.Committed(pending.Seq, pending.State, pending.Decided, pending.Retired);
            _outputs.Forget(retired.Length);
            waiters.Settle(outcome, seq);
            Committed(report, decisions, step, started);
            return;
        }

        waiters.Settle(outcome, seq);
        if (outcome == CommitOutcome.Refused)
            LoopLog.Fenced(_services.Logger, Loop, Epoch, seq);
        Fence();
    }

    private void Committed(StepReport report, ImmutableArray<OutboxEntry> decisions, bool step, long started)
    {
        var before = Report.State.Last.At;
        Report = report;
        if (!step)
            return;
        var at = report.State.Last.At!.Value;
        _services.Instruments.Stepped(Loop, _services.Time.GetElapsedTime(started), before is { } earlier ? at - earlier : null);
        _services.Instruments.Observed(Loop, Epoch, report.Signals, at);
        var first = _firstStep;
        if (first)
            FirstStepCommitted();
        if (_stopped)
            return;
        _outputs.Dispatch(decisions);
        _sources.Keep(Plan, _state, Revision, Now, all: first);
    }

    private void FirstStepCommitted()
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
        _outputs.Stop();
        _waiters.Take().Settle(outcome, Seq);
    }
}
