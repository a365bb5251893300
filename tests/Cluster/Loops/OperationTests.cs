using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Operators, inner loops and candidates reach a running loop, and what they asked for outlives its owner.</summary>
[Trait("Promise", "P5")]
public sealed class OperationTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Operation_Repeated_IsDoneOnceAndOutlivesRedeployAndTakeover()
    {
        await ApplyAsync(Tuned("operated"));
        var manual = new LoopOperation { Key = "first", Kind = LoopOperationKind.Mode, Mode = "manual", Output = 30 };

        var done = await Operator("operated").OperateAsync(manual);
        var again = await Operator("operated").OperateAsync(manual);
        var paused = await Operator("operated").OperateAsync(new LoopOperation { Key = "second", Kind = LoopOperationKind.Pause });

        done.ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(OperationOutcome.Applied), r => r.Mode!.Actual.ShouldBe("manual"), r => r.Mode!.Overridden.ShouldBeTrue());
        again.ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(OperationOutcome.Repeated), r => r.Seq.ShouldBeGreaterThan(done.Seq));
        paused.Mode!.Paused.ShouldBeTrue();
        (await Operator("operated").OperateAsync(manual with { Output = 31 })).Error!.Code.ShouldBe("key_reused");
        (await Operator("nobody").OperateAsync(manual)).Error!.Code.ShouldBe("not_found");

        await Operator("operated").OperateAsync(new LoopOperation { Key = "third", Kind = LoopOperationKind.Resume });
        await ApplyAsync(Tuned("operated").Replace("kp: 1", "kp: 2", StringComparison.Ordinal));
        await Eventually.ValueAsync(() => StatusAsync("operated"), status => status.Output == 30, describe: Describe);
        await _cluster.KillAsync(_cluster.OwnerOf("operated")!);

        var taken = await Eventually.ValueAsync(() => StatusAsync("operated"), status => status.Epoch == 2 && status.LastStepAgeMs is not null, describe: Describe);
        taken.Mode.ShouldSatisfyAllConditions(mode => mode.Requested.ShouldBe("manual"), mode => mode.Overridden.ShouldBeTrue());
        taken.Output.ShouldBe(30);
        (await Operator("operated").OperateAsync(manual)).ShouldSatisfyAllConditions(
            r => r.Outcome.ShouldBe(OperationOutcome.Repeated), r => r.Epoch.ShouldBe(2));
    }

    [Fact]
    public async Task Cascade_OuterKilledAndBack_IsFollowedHeldAndFollowedAgain()
    {
        await ApplyAsync(Tuned("master"));
        await ApplyAsync(Tuned("slave").Replace("mode: auto", "mode: cascade", StringComparison.Ordinal).Replace("type: pid, setpoint: 50", "type: cascade, setpointFrom: { loop: master, maxAge: 1s }", StringComparison.Ordinal));
        var following = await Eventually.ValueAsync(() => StatusAsync("slave"), status => status.Mode.Actual == "cascade", describe: Describe);
        following.Mode.Requested.ShouldBe("cascade");

        // With its operator holding the inner loop, the outer one tracks its set-point.
        await Operator("slave").OperateAsync(new LoopOperation { Key = "local", Kind = LoopOperationKind.Mode, Mode = "auto" });
        await Operator("slave").OperateAsync(new LoopOperation { Key = "setpoint", Kind = LoopOperationKind.Setpoint, Setpoint = 12 });
        await Eventually.ValueAsync(() => StatusAsync("master"), status => status is { Mode.Actual: "tracking", Output: 12 }, describe: Describe);
        await Operator("slave").OperateAsync(new LoopOperation { Key = "back", Kind = LoopOperationKind.Mode });
        await Eventually.ValueAsync(() => StatusAsync("slave"), status => status.Mode.Actual == "cascade", describe: Describe);

        await _cluster.Grains.GetGrain<IFeedbackLoopGrain>("master").DeleteAsync(null);
        var held = await Eventually.ValueAsync(() => StatusAsync("slave"), status => status is { Mode.Actual: "auto", Setpoint: not null }, describe: Describe);
        held.Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_LastUsableValue);

        await ApplyAsync(Tuned("master"));
        await Eventually.ValueAsync(() => StatusAsync("slave"), status => status.Mode.Actual == "cascade", describe: Describe);
    }

    [Fact]
    public async Task Candidate_BesideTheLoop_IsComparedOverATakeoverAndPromoted()
    {
        await ApplyAsync(Tuned("compared"));
        await PushAsync("compared", 20);
        var changed = Tuned("compared").Replace("kp: 1", "kp: 2", StringComparison.Ordinal);
        (await Operator("compared").StartCandidateAsync(changed.Replace("push, ", "another, ", StringComparison.Ordinal))).Errors.ShouldHaveSingleItem().Code.ShouldBe("candidate_input");
        (await Operator("compared").PromoteCandidateAsync(null)).Failure!.Code.ShouldBe("no_candidate");

        (await Operator("compared").StartCandidateAsync(changed)).Outcome.ShouldBe(ApplyOutcome.Created);
        await PushAsync("compared", 30);

        var early = await Eventually.ValueAsync(() => ReportAsync("compared"), report => report is { Steps: > 5, Different: > 0, LargestDifference: > 0, Last.Length: > 0 }, describe: Describe);
        (await StatusAsync("compared")).Revision.ShouldBe(1);
        await _cluster.KillAsync(_cluster.OwnerOf("compared")!);
        var later = await Eventually.ValueAsync(() => ReportAsync("compared"), report => report?.Steps > early!.Steps + 20, describe: Describe);
        later!.Failed.ShouldBe(0);

        (await Operator("compared").PromoteCandidateAsync(7)).Outcome.ShouldBe(ApplyOutcome.Conflict);
        (await Operator("compared").PromoteCandidateAsync(1)).ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(ApplyOutcome.Updated), r => r.Revision.ShouldBe(2));

        (await _cluster.Grains.GetGrain<IFeedbackLoopGrain>("compared").GetAsync())!.Definition.ShouldContain("kp: 2");
        await Eventually.ValueAsync(() => ReportAsync("compared"), report => report is null, describe: Describe);
        (await Operator("compared").DropCandidateAsync()).ShouldBeFalse();
    }

    private static string Tuned(string name) => Definitions.Pushed(name).Replace("""
          controller:
            type: threshold
            limit: 50
            above: 100
            below: 0
        """.ReplaceLineEndings("\n"), """
          stages: [ { name: smooth, type: ewma, alpha: 0.5 } ]
          controller: { type: pid, setpoint: 50, gains: { kp: 1, ki: 0.1 }, action: reverse, output: { min: 0, max: 100, initial: 20, ratePerMinute: 6000 } }
        """.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    private ILoopOperationsGrain Operator(string loop) => _cluster.Grains.GetGrain<ILoopOperationsGrain>(loop);

    private async Task ApplyAsync(string definition)
    {
        var name = definition.Split("name: ")[1].Split(' ')[0];
        var result = await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).ApplyAsync(definition, null);
        result.Outcome.ShouldBeOneOf(ApplyOutcome.Created, ApplyOutcome.Updated);
        await PushAsync(name, 45);
    }

    private async Task PushAsync(string loop, double value) => (await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(loop).OfferAsync(new SampleBatch
    {
        Signal = "level",
        Samples = [new SignalSample { Id = Guid.NewGuid().ToString(), Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    })).Error.ShouldBeNull();

    private async Task<LoopStatus> StatusAsync(string loop) => await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(loop).StatusAsync() ?? new LoopStatus();

    private Task<CandidateReport?> ReportAsync(string loop) => Operator(loop).CandidateReportAsync();

    private string Describe(object? seen) => $"{seen}\n{_cluster.Log}";
}
