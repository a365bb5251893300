using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;
using OrleansHa.Tests.Cluster.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Store;

/// <summary>Two PostgreSQL servers, one following the other: what is done is done on both, and either may die.</summary>
[Trait("Promise", "P2")]
public sealed class StoreFailoverTests : IAsyncLifetime
{
    private ReplicatedPostgres _pair = null!;

    public async Task InitializeAsync() => _pair = await ReplicatedPostgres.StartAsync();

    public async Task DisposeAsync() => await _pair.DisposeAsync();

    [Fact]
    public async Task PrimaryKilledAndStandbyPromoted_LoopsGoOnAndNothingAcknowledgedIsLost()
    {
        await using var plant = await FakePlant.StartAsync();
        await using var cluster = await LoopCluster.StartAsync(_pair.ConnectionString, 2);
        string[] names = ["first", "second", "third"];
        foreach (var name in names)
            (await cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).ApplyAsync(Definitions.Pushed(name), null)).Outcome.ShouldBe(ApplyOutcome.Created);
        var staged = cluster.Grains.GetGrain<IFeedbackLoopGrain>("staged");
        (await staged.ApplyAsync(Definitions.Pulled("staged", $"{plant.Url}/sensor", [$"{plant.Url}/valve"]), null)).Outcome.ShouldBe(ApplyOutcome.Created);
        await Eventually.TrueAsync(() => plant.Told.Count > 3, orElse: () => cluster.Log);

        await using var samples = AcknowledgedSamples.Send(cluster, names);
        await samples.MoreAsync(10);
        var told = plant.Told.Count;

        await _pair.KillPrimaryAsync();
        await _pair.PromoteAsync();

        await samples.MoreAsync(10);
        await Eventually.TrueAsync(() => plant.Told.Count > told + 3, TimeSpan.FromSeconds(20), () => cluster.Log);
        await samples.EachIsKnownAsync();
        foreach (var name in names)
            (await cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).StatusAsync())!.Epoch.ShouldBe(1, "its owner lived on");

        plant.Told.GroupBy(action => action.Key).ShouldAllBe(key => key.Select(action => action.Value).Distinct().Count() == 1);

        // The engine's own tables are found on the new primary as well: a silo can join, and the status names it.
        await cluster.AddAsync("c");
        var status = await cluster.Grains.GetGrain<IClusterGrain>(0).StatusAsync();
        status.Silos.Count(silo => silo.Status == "Active").ShouldBe(3);
        status.Store.Primary.ShouldBe($"127.0.0.1:{_pair.StandbyPort}");
        status.Store.Status.ShouldBe("ok");
    }

    [Fact]
    public async Task StandbyDown_CommitsAreNotReportedAsDone_EvenWhenTheirWaitIsCutShort()
    {
        await using var bench = new StoreBench(_pair.ConnectionString, new LoopStoreOptions { CommandTimeout = TimeSpan.FromSeconds(1) });
        var loop = await bench.CreateAsync("careful");
        (await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 1, [1], [], []))).ShouldBe(CommitOutcome.Committed);
        var whole = await bench.Catalog.TopologyAsync(CancellationToken.None);
        whole.AwaitsStandby.ShouldBeFalse();
        whole.Standbys.ShouldBe([$"{ReplicatedPostgres.StandbyName}@127.0.0.1 streaming sync"]);

        await _pair.KillStandbyAsync();
        await Eventually.TrueAsync(async () => (await bench.Catalog.TopologyAsync(CancellationToken.None)).AwaitsStandby);
        var commit = bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 2, [2], [new OutboxEntry("valve", 2, loop.Epoch, 1, Quality.Good, DateTimeOffset.UtcNow)], []));

        // PostgreSQL answers "done" to whoever's wait is cancelled: on the primary the row is there now, and nowhere else.
        await Eventually.TrueAsync(async () =>
        {
            await _pair.OnPrimaryAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
            return await _pair.OnPrimaryAsync($"SELECT seq FROM loop WHERE id = {loop.Id}") is 2L;
        });
        await Eventually.TrueAsync(() => !bench.Store.IsReachable);
        commit.IsCompleted.ShouldBeFalse("it would be lost with the primary");

        await _pair.StartStandbyAsync();
        (await commit.WaitAsync(TimeSpan.FromSeconds(15))).ShouldBe(CommitOutcome.Committed);
        var next = (await bench.Store.RaiseEpochAsync(new LoopClaim("careful", StoreBench.Owner("next")))).ShouldNotBeNull();
        next.Seq.ShouldBe(2);
        next.Outbox.ShouldHaveSingleItem();
    }
}
