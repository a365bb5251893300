using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Owns a loop: claims it on activation, steps it in time, and lets go of it when another owner is in force. An activation for
/// a loop that does not exist answers so and ends.
/// </summary>
[KeepAlive, LoopPlacement]
internal sealed partial class FeedbackLoopGrain : Grain, IFeedbackLoopGrain, IGrainMigrationParticipant
{
    // Ending takes a commit and an attempt on the wire at most; the next owner need not wait longer for manners.
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReleaseBound = TimeSpan.FromSeconds(1);

    private readonly LoopServices _services;
    private readonly LoopMoves _moves;
    private readonly StandbyViews _standbys;
    private LoopInheritance? _inherited;
    private readonly DefinitionGate _gate;
    private LoopRunner? _runner;
    private IGrainTimer? _timer;
    private LoopDefinitionText? _definition;
    private string? _hash;
    private long _id;
    private bool _gone;
    private bool _applying;

    public FeedbackLoopGrain(LoopServices services, DefinitionGate gate, LoopMoves moves, StandbyViews standbys, ActiveGrains active, IGrainContext context)
    {
        _services = services;
        _gate = gate;
        _moves = moves;
        _standbys = standbys;
        active.Follow(context, nameof(FeedbackLoopGrain));
    }

    private string Name => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await ClaimAsync();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_runner is not { } runner)
            return;
        LoopLog.Leaving(_services.Logger, Name, $"{reason.ReasonCode} {reason.Description}");
        var fenced = runner.IsFenced;
        await runner.StopAsync(StopBound);
        _services.Running.Remove(Name, GrainContext);
        if (_gone || fenced)
            return;
        // A loop that only its timer drives has nobody to call it back: that is the recovery's part, or the watchdog's who ended it.
        if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown)
            await ReleaseAsync(runner.Epoch);
        else if (reason.ReasonCode is not (DeactivationReasonCode.Migrating or DeactivationReasonCode.ActivationUnresponsive))
            _services.Recovery.HandBack(Name, GrainContext.Deactivated);
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        if (_runner is { IsFenced: false } runner && !_gone)
            LoopInheritance.Leave(dehydrationContext, runner.Feed);
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext) => _inherited = LoopInheritance.Take(rehydrationContext);

    public async Task<ApplyResult> ApplyAsync(string definition, long? expectedRevision)
    {
        var (parsed, problems) = DefinitionGate.Read(definition, Name);
        if (parsed.Definition is not { } loop || problems.Length > 0)
            return Refuse(problems);
        var current = _definition?.Revision ?? 0;
        if (expectedRevision is { } expected && expected != current)
            return new ApplyResult { Outcome = ApplyOutcome.Conflict, Revision = current };
        var hash = loop.ContentHash();
        if (_runner is { } running && hash == (_hash ??= running.Plan.Definition.ContentHash()))
            return new ApplyResult { Outcome = ApplyOutcome.Unchanged, Revision = current };
        _applying = true;
        try
        {
            // Against the cluster as it is, and only what changes: a text that is in force stays so whatever the cluster lacks now.
            var (errors, warnings) = await _gate.CheckAsync(parsed);
            if (errors.Length > 0)
                return Refuse(errors) with { Warnings = warnings };
            return await PutAsync(loop, definition, hash, current) with { Warnings = warnings };
        }
        catch (LoopStoreException error)
        {
            // What is in force now only the store knows: begin anew from there.
            DeactivateOnIdle();
            return Failed(current, LoopErrorCodes.StoreUnavailable, error.Message, RequestOutcome.Unknown);
        }
        finally
        {
            _applying = false;
        }
    }

    public Task<LoopDefinitionText?> GetAsync() => Task.FromResult(_runner is null ? Absent<LoopDefinitionText>() : _definition);

    public Task<LoopStatus?> StatusAsync() => Task.FromResult(
        _runner is { } runner
            ? LoopStatusView.Make(runner, _services.Place, _services.Time.GetUtcNow()) with { Standbys = _standbys.Of(runner.Feed) }
            : Absent<LoopStatus>());

    public Task<OfferResult> OfferAsync(SampleBatch batch)
    {
        if (_runner is not { } runner)
        {
            Absent<LoopStatus>();
            return Task.FromResult(LoopErrors.NotFound(Name));
        }

        if (runner.IsStopped)
            return Task.FromResult(LoopErrors.Offer(LoopErrorCodes.Fenced, $"Loop {Name} is moving to another silo.", retryable: true));
        var address = OfferAddress.Resolve(Name, runner.Plan, batch);
        return address.Error is { } error ? Task.FromResult(error) : runner.OfferAsync(address.Signal!, address.Source, batch);
    }

    public async Task<DeleteResult> DeleteAsync(long? expectedRevision)
    {
        if (_runner is not { } runner)
        {
            Absent<LoopStatus>();
            return new DeleteResult();
        }

        var revision = runner.Revision;
        if (expectedRevision is { } expected && expected != revision)
            return new DeleteResult { Conflict = true, Revision = revision };
        try
        {
            if (!await _services.Store.RemoveAsync(_id, runner.Epoch))
                return new DeleteResult { Revision = revision, Failure = Error(LoopErrorCodes.Fenced, $"Loop {Name} has another owner.", RequestOutcome.None) };
        }
        catch (LoopStoreException error)
        {
            return new DeleteResult { Revision = revision, Failure = Error(LoopErrorCodes.StoreUnavailable, error.Message, RequestOutcome.Unknown) };
        }

        _gone = true;
        _timer?.Dispose();
        runner.StopSources();
        await runner.StopAsync(StopBound);
        await ClearStagesAsync(runner.Plan, Name);
        await DropStagesAsync(runner);
        DeactivateOnIdle();
        return new DeleteResult { Deleted = true, Revision = revision };
    }

    public Task<FailoverResult> FailoverAsync(FailoverRequest request)
    {
        if (_runner is not { IsStopped: false } runner)
        {
            Absent<LoopStatus>();
            return Task.FromResult(new FailoverResult { Outcome = FailoverOutcome.NotFound });
        }

        return Task.FromResult(_moves.Failover(runner, request));
    }

    public Task<ResumeResult> ResumeAsync()
    {
        if (_runner is not { IsStopped: false } runner)
        {
            Absent<LoopStatus>();
            return Task.FromResult(new ResumeResult { Silo = _services.Place.Name });
        }

        return Task.FromResult(new ResumeResult { Running = true, Epoch = runner.Epoch, Seq = runner.Seq, Silo = _services.Place.Name });
    }

    private static ApplyResult Refuse(DefinitionProblem[] problems) => new() { Outcome = ApplyOutcome.Invalid, Errors = problems };

    private static LoopError Error(string code, string message, RequestOutcome outcome) =>
        new() { Code = code, Message = message, Retryable = true, Outcome = outcome };

    private static ApplyResult Failed(long revision, string code, string message, RequestOutcome outcome) =>
        new() { Outcome = ApplyOutcome.Failed, Revision = revision, Failure = Error(code, message, outcome) };

    /// <summary>Nothing to keep alive for: the name may be a slip, and each would stay for good.</summary>
    private T? Absent<T>()
        where T : class
    {
        // While an apply is creating it, the loop is about to be.
        if (_runner is null && !_applying)
            DeactivateOnIdle();
        return null;
    }

    private async Task<bool> ClaimAsync()
    {
        var known = LoopInheritance.Of(_inherited, _services.Memory.Find(Name));
        if (await _services.Store.RaiseEpochAsync(new LoopClaim(Name, _services.Place.Owner, Known: known?.Remembered)) is not { } claimed)
            return false;
        _services.Memory.Forget(Name, claimed.Epoch);
        _inherited = null;
        // Planned while this silo was a standby: a takeover has no time for it.
        var plan = known?.PlanOf(claimed) ?? LoopPlanner.Plan(Parse(claimed));
        _id = claimed.Id;
        _definition = new LoopDefinitionText { Name = Name, Revision = claimed.Revision, Definition = claimed.Definition, AppliedAt = claimed.AppliedAt };
        var runner = new LoopRunner(Name, claimed, plan, _services, GrainFactory, _ => DeactivateOnIdle());
        _runner = runner;
        _services.Running.Add(Name, GrainContext, runner.Progress);
        LoopLog.Running(_services.Logger, Name, runner.Epoch, runner.Seq, runner.Revision);
        runner.Start(claimed.Outbox);
        // A tick only says that a step is due; interleaving lets it say so while an apply waits for the store.
        _timer = this.RegisterGrainTimer(OnTickAsync, new GrainTimerCreationOptions(TimeSpan.Zero, plan.Definition.Period) { Interleave = true, KeepAlive = true });
        return true;
    }

    private LoopDefinition Parse(ClaimedLoop claimed)
    {
        var parsed = LoopDefinitionParser.Parse(claimed.Definition);
        return parsed.Definition
            ?? throw new InvalidOperationException($"The stored definition of loop {Name}, revision {claimed.Revision}, is not valid for this version: {parsed.Errors[0].Message}");
    }

    private Task OnTickAsync(CancellationToken cancel)
    {
        _runner?.Tick();
        return Task.CompletedTask;
    }

    private async Task<ApplyResult> PutAsync(LoopDefinition loop, string text, string hash, long current)
    {
        if (_runner is not { } runner)
        {
            var created = await _services.Store.PutDefinitionAsync(new DefinitionChange(Name, null, 0, text, hash));
            if (!await ClaimAsync() || created is null)
                return Failed(0, LoopErrorCodes.Fenced, $"Loop {Name} was created by somebody else meanwhile; apply again.", RequestOutcome.None);
            if (_runner is { } first)
                _moves.ToPreferredZone(first);
            LoopLog.Applied(_services.Logger, Name, created.Value);
            return new ApplyResult { Outcome = ApplyOutcome.Created, Revision = created.Value };
        }

        if (await _services.Store.PutDefinitionAsync(new DefinitionChange(Name, runner.Epoch, current, text, hash)) is not { } revision)
        {
            DeactivateOnIdle();
            return Failed(current, LoopErrorCodes.Fenced, $"Loop {Name} has another owner; apply again.", RequestOutcome.None);
        }

        (_hash, _definition) = (hash, new LoopDefinitionText { Name = Name, Revision = revision, Definition = text, AppliedAt = _services.Time.GetUtcNow() });
        await runner.ChangeAsync(LoopPlanner.Plan(loop), revision, StopBound);
        _services.Feeds.Change(runner.Feed, loop.Placement, revision, text, _definition.AppliedAt);
        _timer?.Change(loop.Period, loop.Period);
        _moves.ToPreferredZone(runner);
        LoopLog.Applied(_services.Logger, Name, revision);
        return new ApplyResult { Outcome = ApplyOutcome.Updated, Revision = revision };
    }

    private async Task ReleaseAsync(long epoch)
    {
        try
        {
            await _services.Store.ReleaseAsync(_id, epoch).WaitAsync(ReleaseBound, _services.Time);
        }
        catch (Exception error) when (error is LoopStoreException or TimeoutException)
        {
            LoopLog.ReleaseFailed(_services.Logger, error, Name);
        }
    }

    private async Task ClearStagesAsync(LoopPlan plan, string owner)
    {
        var kept = plan.Stages.Where(stage => plan.Work[stage.Name] is GrainStage)
            .Select(stage => (stage.Name, Clear: (Func<Task>)(() => GrainFactory.GetGrain<IProcessorGrain>($"{owner}/{stage.Name}").ClearAsync())));
        var custom = plan.Stages.Where(stage => plan.Work[stage.Name] is CustomStageWork).Select(stage => stage.Name)
            .Concat(plan.Controller is CustomPlan ? [CustomPlan.Answer] : Array.Empty<string>())
            .Select(name => (Name: name, Clear: (Func<Task>)(() => GrainFactory.GetGrain<ICustomProcessorGrain>($"{owner}/{name}").ClearAsync())));
        foreach (var (name, clear) in kept.Concat(custom))
        {
            try
            {
                await clear().WaitAsync(ReleaseBound, _services.Time);
            }
            catch (Exception error)
            {
                // The boundary of a courtesy: a state that stays is found by seq, and a new loop's seq is above it.
                LoopLog.StageHeld(_services.Logger, error, Name, name, 0);
            }
        }
    }
}
