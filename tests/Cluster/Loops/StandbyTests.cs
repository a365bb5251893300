using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Standbys;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Hot standbys in a cluster of three zones: they follow, take over, and are where the next death does no harm.</summary>
[Trait("Promise", "P4")]
public sealed class StandbyTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 3);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Status_HotLoop_HasAStandbyInAnotherZoneThatFollows()
    {
        await ApplyAsync("followed");

        var first = await StandingByAsync("followed");
        var later = await Eventually.ValueAsync(
            () => StatusAsync("followed"), status => status.Standbys.Single().Seq > first.Standbys.Single().Seq + 5, describe: Describe);

        var standby = later.Standbys.ShouldHaveSingleItem();
        standby.Zone.ShouldNotBe(later.Owner.Zone);
        standby.Zone.ShouldNotBeEmpty();
        standby.Epoch.ShouldBe(later.Epoch);
    }

    [Fact]
    public async Task OwnerKilled_StandbyGoesOnFromMemoryAndAnotherOneFollows()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"killed-{i}").ToList();
        foreach (var name in names)
            await ApplyAsync(name);
        foreach (var name in names)
            (await Loop(name).OfferAsync(Sample(73))).Error.ShouldBeNull();
        var before = new Dictionary<string, LoopStatus>();
        foreach (var name in names)
            before[name] = await StandingByAsync(name);
        var victim = _cluster.OwnerOf(names[0])!;
        var lost = names.Where(name => _cluster.OwnerOf(name) == victim).ToList();

        await _cluster.KillAsync(victim);

        await Eventually.TrueAsync(() => lost.TrueForAll(name => _cluster.OwnerOf(name) is not null), TimeSpan.FromSeconds(20), () => _cluster.Log);
        foreach (var name in lost)
        {
            var after = await StandingByAsync(name);
            after.Owner.Silo.ShouldBe(before[name].Standbys[0].Silo, _cluster.Log);
            after.Epoch.ShouldBe(before[name].Epoch + 1);
            after.Seq.ShouldBeGreaterThanOrEqualTo(before[name].Seq);
            after.Signals["level"].Value.ShouldBe(73);
            after.Standbys[0].Zone.ShouldNotBe(after.Owner.Zone);
        }
    }

    [Fact]
    public async Task StandbyKilled_AnotherZoneStandsBy()
    {
        await ApplyAsync("rebuilt");
        var before = await StandingByAsync("rebuilt");

        await _cluster.KillAsync(Silo(before.Standbys[0].Silo));

        var after = await Eventually.ValueAsync(
            () => StatusAsync("rebuilt"), status => status.Standbys is [{ Role: "standby" } standby] && standby.Silo != before.Standbys[0].Silo,
            TimeSpan.FromSeconds(20), Describe);
        after.Standbys[0].Zone.ShouldNotBe(after.Owner.Zone);
        after.Epoch.ShouldBe(before.Epoch, "the owner did not notice");
    }

    [Fact]
    public async Task StandbyThatForgot_GetsEverythingAgain()
    {
        await ApplyAsync("resynced");
        var before = await StandingByAsync("resynced");
        var memory = Silo(before.Standbys[0].Silo).Services.GetRequiredService<StandbyMemory>();

        memory.Receive(new StandbyBatch { From = memory.Find("resynced")!.Owner, Drops = [new StandbyDrop("resynced", before.Epoch)] });

        await Eventually.ValueAsync(
            () => Task.FromResult(memory.Find("resynced")), replica => replica is { Role: ReplicaRole.Standby } && replica.Seq > before.Seq, describe: _ => _cluster.Log);
    }

    [Fact]
    public async Task Redeployed_StandbyKnowsTheNewDefinition()
    {
        await ApplyAsync("redeployed");
        var before = await StandingByAsync("redeployed");
        var memory = Silo(before.Standbys[0].Silo).Services.GetRequiredService<StandbyMemory>();

        (await Loop("redeployed").ApplyAsync(Definitions.Hot("redeployed", limit: 60), null)).Outcome.ShouldBe(ApplyOutcome.Updated);

        await Eventually.ValueAsync(
            () => Task.FromResult(memory.Find("redeployed")), replica => replica is { Revision: 2, Plan: not null, Role: ReplicaRole.Standby }, describe: _ => _cluster.Log);
    }

    [Fact]
    public async Task Failover_ToTheStandby_IsDoneOncePerEpoch()
    {
        await ApplyAsync("moved");
        (await Loop("moved").OfferAsync(Sample(64))).Error.ShouldBeNull();
        var before = await StandingByAsync("moved");

        var request = new FailoverRequest { ExpectedEpoch = before.Epoch };
        var result = await Loop("moved").FailoverAsync(request);

        result.Outcome.ShouldBe(FailoverOutcome.Moving);
        result.To!.Silo.ShouldBe(before.Standbys[0].Silo);
        var after = await Eventually.ValueAsync(() => StatusAsync("moved"), status => status.Epoch > before.Epoch && status.StepsTotal > before.StepsTotal + 5, describe: Describe);
        after.Owner.ShouldBe(result.To);
        after.Epoch.ShouldBe(before.Epoch + 1);
        after.Signals["level"].Value.ShouldBe(64);
        (await Loop("moved").FailoverAsync(request)).Outcome.ShouldBe(FailoverOutcome.Unchanged);
        (await Loop("moved").FailoverAsync(new FailoverRequest { Zone = after.Owner.Zone })).Outcome.ShouldBe(FailoverOutcome.Unchanged);
        (await Loop("moved").FailoverAsync(new FailoverRequest { Zone = "z" })).Outcome.ShouldBe(FailoverOutcome.NoTarget);
        (await Loop("nobody").FailoverAsync(new FailoverRequest())).Outcome.ShouldBe(FailoverOutcome.NotFound);
    }

    [Fact]
    public async Task Drain_AZone_MovesOwnersAndStandbysOutAndKeepsThemOut()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"drained-{i}").ToList();
        foreach (var name in names)
            await ApplyAsync(name);
        foreach (var name in names)
            await StandingByAsync(name);

        var first = await ClusterGrain.DrainZoneAsync("a");
        first.Changed.ShouldBeTrue();
        var drained = await Eventually.ValueAsync(() => ClusterGrain.DrainZoneAsync("a"), result => result.State == "drained", TimeSpan.FromSeconds(20), result => $"{result}\n{_cluster.Log}");

        drained.Changed.ShouldBeFalse();
        foreach (var name in names)
        {
            var status = await StandingByAsync(name);
            new[] { status.Owner.Zone, status.Standbys[0].Zone }.Order().ShouldBe(["b", "c"]);
        }

        await ApplyAsync("newcomer");
        (await StandingByAsync("newcomer")).Owner.Zone.ShouldNotBe("a");
        (await ClusterGrain.StatusAsync()).Drained.ShouldBe(["a"]);
        (await ClusterGrain.DrainZoneAsync("nowhere")).Refusal.ShouldBe("unknown_zone");
        (await ClusterGrain.DrainZoneAsync("b")).Refusal.ShouldBeNull();
        (await ClusterGrain.DrainZoneAsync("c")).Refusal.ShouldBe("last_zone");
        (await ClusterGrain.RestoreZoneAsync("b")).State.ShouldBe("open");
        (await ClusterGrain.RestoreZoneAsync("a")).ShouldSatisfyAllConditions(r => r.Changed.ShouldBeTrue(), r => r.State.ShouldBe("open"));
        (await ClusterGrain.RestoreZoneAsync("a")).Changed.ShouldBeFalse();
    }

    [Fact]
    public async Task Failback_PreferredZoneReturns_TheOwnerGoesBack()
    {
        await ApplyAsync("homing", "{ standby: hot, preferredZone: a, failback: return, failbackAfter: 1s }");
        await Eventually.ValueAsync(() => StandingByAsync("homing"), status => status.Owner.Zone == "a", TimeSpan.FromSeconds(20), Describe);

        await _cluster.KillAsync(Silo("silo-a"));
        await Eventually.TrueAsync(() => _cluster.OwnerOf("homing") is not null, TimeSpan.FromSeconds(20), () => _cluster.Log);
        await _cluster.AddAsync("a");

        await Eventually.ValueAsync(() => StatusAsync("homing"), status => status.Owner.Zone == "a", TimeSpan.FromSeconds(30), Describe);
    }

    [Fact]
    public async Task Zones_OnlyOneAllowed_TheLoopRunsThere()
    {
        await ApplyAsync("bound", "{ zones: [c] }");
        await Eventually.ValueAsync(() => StatusAsync("bound"), status => status.Owner.Zone == "c", TimeSpan.FromSeconds(20), Describe);
        var detail = await Eventually.ValueAsync(() => ClusterGrain.ForecastAsync(["c"]), detail => detail.Stopped is ["bound"], describe: detail => detail.ToString());
        detail.Forecast.LoopsStopped.ShouldBe(1);
    }

    [Fact]
    public async Task Forecast_BeforeTheKill_IsWhatTheKillThenDoes()
    {
        var names = Enumerable.Range(0, 9).Select(i => $"forecast-{i}").ToList();
        foreach (var name in names)
            await ApplyAsync(name);
        foreach (var name in names)
            await StandingByAsync(name);
        var touched = new List<string>();
        foreach (var name in names)
        {
            var status = await StatusAsync(name);
            if (status.Owner.Zone == "b" || status.Standbys[0].Zone == "b")
                touched.Add(name);
        }

        var detail = await Eventually.ValueAsync(
            () => ClusterGrain.ForecastAsync(["b"]), detail => detail.WithoutStandby.Where(names.Contains).SequenceEqual(touched), describe: detail => $"{string.Join(' ', detail.WithoutStandby)}\n{_cluster.Log}");

        detail.Stopped.ShouldBeEmpty();
        // Loops that other tests left behind may still be finding standbys.
        var (survives, _) = await Eventually.ValueAsync(
            async () => ((await ClusterGrain.StatusAsync()).Survives, (await ClusterGrain.ForecastAsync(["b"])).Forecast),
            both => both.Survives.Single(forecast => forecast.Zones is ["b"]).LoopsWithoutStandby == both.Forecast.LoopsWithoutStandby);
        survives.Select(forecast => forecast.Zones.Length).ShouldBe([1, 1, 1, 2, 2, 2]);
    }

    [Fact]
    public async Task OwnerOfAnOldEpoch_StandbyDoesNotListen()
    {
        await ApplyAsync("stale");
        var before = await StandingByAsync("stale");
        var memory = Silo(before.Standbys[0].Silo).Services.GetRequiredService<StandbyMemory>();
        var replica = memory.Find("stale")!;

        var reply = memory.Receive(new StandbyBatch
        {
            From = replica.Owner,
            Steps =
            [
                new StandbyStep { Loop = "stale", Id = replica.Id, Epoch = replica.Epoch - 1, Seq = replica.Seq + 1000, Revision = 1, State = [], Definition = replica.Definition },
            ],
        });

        reply.Fenced.ShouldBe(["stale"]);
        memory.Find("stale")!.Epoch.ShouldBe(replica.Epoch);
    }

    private IClusterGrain ClusterGrain => _cluster.Grains.GetGrain<IClusterGrain>(0);

    private static SampleBatch Sample(double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = $"{value}", Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private IHost Silo(string name) => _cluster.Silos.Single(silo => silo.Services.GetRequiredService<OrleansHa.Grains.Silos.ISiloPlace>().Name == name);

    private IFeedbackLoopGrain Loop(string name) => _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);

    private async Task<LoopStatus> StatusAsync(string name) => await Loop(name).StatusAsync() ?? throw new TimeoutException($"{name} does not run");

    private Task<LoopStatus> StandingByAsync(string name) => Eventually.ValueAsync(
        () => StatusAsync(name), status => status.Standbys is [{ Role: "standby", Seq: > 0 }] && status.Signals.Count > 0, TimeSpan.FromSeconds(20), Describe);

    private string Describe(LoopStatus status) => $"{status} {string.Join(' ', status.Standbys.Select(standby => standby.ToString()))}\n{_cluster.Log}";

    private async Task ApplyAsync(string name, string placement = "{ standby: hot }")
    {
        var applied = await Loop(name).ApplyAsync(Definitions.Hot(name, placement: placement), null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
    }
}
