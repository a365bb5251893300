using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Candidates;
using OrleansHa.Grains.Loops.Operations;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>What operators and inner loops ask of the grain.</summary>
internal sealed partial class FeedbackLoopGrain : ILoopOperationsGrain, ILoopCascadeGrain
{
    public async Task<OperationResult> OperateAsync(LoopOperation operation)
    {
        if (_runner is not { } runner)
        {
            Absent<LoopStatus>();
            return OperationErrors.NotFound(Name);
        }

        if (runner.IsStopped)
            return OperationErrors.Failed(LoopErrorCodes.Fenced, $"Loop {Name} is moving to another silo.", RequestOutcome.None);
        var result = await runner.OperateAsync(operation);
        if (result.Outcome == OperationOutcome.Applied)
            LoopLog.Operated(_services.Logger, Name, operation.Kind.ToString(), result.Seq);
        return result;
    }

    public Task<CascadeOutput> ExchangeAsync(CascadeReport report)
    {
        if (_runner is { IsStopped: false } runner)
            return Task.FromResult(runner.Exchange(report));
        Absent<LoopStatus>();
        return Task.FromResult(new CascadeOutput { Exists = _runner is not null, Quality = Interfaces.Quality.Bad_NoCommunication });
    }

    public async Task<ApplyResult> StartCandidateAsync(string definition)
    {
        if (_runner is not { IsStopped: false } runner)
            return NoLoop();
        var (parsed, wrong) = DefinitionGate.Read(definition, Name);
        if (parsed.Definition is not { } loop || wrong.Length > 0)
            return Refuse(wrong);
        var (errors, _) = await _gate.CheckAsync(parsed);
        if (errors.Length > 0)
            return Refuse(errors);
        if (CandidateCheck.Problems(loop, runner.Plan.Definition, parsed) is { Length: > 0 } problems)
            return Refuse(problems);
        await DropStagesAsync(runner);
        await GrainFactory.GetGrain<ICandidateTextGrain>(Name).PutAsync(definition);
        return await runner.StartCandidateAsync(LoopPlanner.Plan(loop), loop.ContentHash());
    }

    public Task<CandidateReport?> CandidateReportAsync() => Task.FromResult(
        _runner?.Report.State.Candidate is { } candidate ? CandidateStep.Report(candidate) : _runner is null ? Absent<CandidateReport>() : null);

    public async Task<ApplyResult> PromoteCandidateAsync(long? expectedRevision)
    {
        if (_runner is not { IsStopped: false } runner)
            return NoLoop();
        var text = runner.Report.State.Candidate is null ? null : await GrainFactory.GetGrain<ICandidateTextGrain>(Name).GetAsync();
        if (text is null)
        {
            var error = new LoopError { Code = LoopErrorCodes.NoCandidate, Message = $"Loop {Name} has no candidate: start one first." };
            return new ApplyResult { Outcome = ApplyOutcome.Failed, Revision = runner.Revision, Failure = error };
        }

        var applied = await ApplyAsync(text, expectedRevision);
        if (applied.Outcome is ApplyOutcome.Updated or ApplyOutcome.Unchanged)
            await DropCandidateAsync();
        return applied;
    }

    public async Task<bool> DropCandidateAsync()
    {
        if (_runner is not { IsStopped: false } runner)
            return false;
        await DropStagesAsync(runner);
        if (!await runner.DropCandidateAsync())
            return false;
        await GrainFactory.GetGrain<ICandidateTextGrain>(Name).ClearAsync();
        return true;
    }

    private ApplyResult NoLoop()
    {
        if (_runner is not null)
            return Failed(_runner.Revision, LoopErrorCodes.Fenced, $"Loop {Name} is moving to another silo.", RequestOutcome.None);
        Absent<LoopStatus>();
        return new ApplyResult { Outcome = ApplyOutcome.Failed, Failure = new LoopError { Code = LoopErrorCodes.NotFound, Message = $"There is no loop named '{Name}'." } };
    }

    private Task DropStagesAsync(LoopRunner runner) =>
        runner.CandidatePlan is { } plan ? ClearStagesAsync(plan, CandidateKeeper.StageOwner(Name)) : Task.CompletedTask;
}
