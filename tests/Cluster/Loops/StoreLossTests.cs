using Microsoft.Extensions.DependencyInjection;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>PostgreSQL goes away under a loop that goes on without it: by its journal, within its bounds, and back without loss.</summary>
[Trait("Promise", "P3")]
public sealed class StoreLossTests : IAsyncLifetime
{
    private ScratchPostgres _server = null!;
    private LoopCluster _cluster = null!;
    private FakePlant _plant = null!;
    private FakePlant _careful = null!;

    public async Task InitializeAsync()
    {
        _plant = await FakePlant.StartAsync();
        _careful = await FakePlant.StartAsync();
        _server = await ScratchPostgres.StartAsync();
        _cluster = await LoopCluster.StartAsync(await _server.CreateSchemaDatabaseAsync(), 1);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _plant.DisposeAsync();
        await _careful.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task StoreAway_ContinueActsByItsJournal_AndCommitsItAllOnReturn()
    {
        var loop = await ApplyAsync("going-on", "continue");
        var before = await UntilAsync(loop, status => _plant.Told.Count > 5 && _careful.Told.Count > 5);

        await _server.KillAsync();
        var away = await UntilAsync(loop, status => status.Commit is { Store: "journal", Journalled: > 10 });
        var (told, careful) = (_plant.Told.Count, _careful.Told.Count);
        await Eventually.TrueAsync(() => _plant.Told.Count > told + 10, orElse: () => _cluster.Log);

        away.Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_SubNormal);
        away.StoreReachable.ShouldBeFalse();
        away.Epoch.ShouldBe(before.Epoch);
        _plant.Told[^1].Quality.ShouldBe("Uncertain_SubNormal");
        _careful.Told.Count.ShouldBe(careful, "onPartition: hold waits for the commit");

        await _server.StartAgainAsync();
        var after = await UntilAsync(loop, status => status.Commit is { Store: "ok", Journalled: 0 } && status.Seq > away.Seq);
        await Eventually.TrueAsync(() => _careful.Told.Count > careful, orElse: () => _cluster.Log);

        after.Epoch.ShouldBe(before.Epoch);
        _cluster.Log.ShouldContain("The store is back for loop going-on");
        var claimed = await StealAsync("going-on");
        claimed.Seq.ShouldBeGreaterThanOrEqualTo(away.Seq);
        ShouldBalance(claimed);
        KeysShouldStandForOneValueEach();
    }

    [Fact]
    public async Task StoreAwayForTooLong_OutputsFreeze()
    {
        var loop = await ApplyAsync("freezing", "continue\n  maxStoreOutage: 2s");
        await UntilAsync(loop, _ => _plant.Told.Count > 5);

        await _server.KillAsync();
        await UntilAsync(loop, status => status.Commit.Store == "journal");
        var frozen = await UntilAsync(loop, status => status.Commit.Store == "frozen");

        frozen.Commit.OutageMs!.Value.ShouldBeGreaterThanOrEqualTo(2000);
        frozen.Commit.Reason.ShouldNotBeNull().ShouldContain("longer than the definition allows");
        // What was decided before may still be on its way; after that nothing moves.
        await Eventually.TrueAsync(() => _plant.Told[^1].Seq == frozen.Seq, orElse: () => _cluster.Log);
        (await UntilAsync(loop, status => status.Commit.OutageMs > frozen.Commit.OutageMs + 300)).Seq.ShouldBe(frozen.Seq);
    }

    [Fact]
    public async Task StoreAway_HoldWithFailLow_DrivesTheOutputDownAndStays()
    {
        var loop = await ApplyAsync("failing-low", "hold", "{ action: fail_low }");
        await UntilAsync(loop, status => _plant.Told.Count > 5 && status.Output > 1);

        await _server.KillAsync();
        var down = await UntilAsync(loop, status => status.Output == 0 && status.Commit.Store == "frozen");

        down.Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_SubNormal);
        await Eventually.TrueAsync(() => _plant.Told[^1].Value == 0, orElse: () => _cluster.Log);
        await _server.StartAgainAsync();
        await UntilAsync(loop, status => status.Commit.Store == "ok" && status.Output > 0);
    }

    [Fact]
    public async Task SiloKilledDuringTheOutage_ItsNextStartCommitsTheJournal()
    {
        var loop = await ApplyAsync("killed", "continue");
        var before = await UntilAsync(loop, _ => _plant.Told.Count > 5);
        await _server.KillAsync();
        var away = await UntilAsync(loop, status => status.Commit is { Store: "journal", Journalled: > 10 });

        await _cluster.KillAsync(_cluster.Silos[0]);
        var last = _plant.Told[^1];
        await _server.StartAgainAsync();
        await _cluster.AddAsync("a");

        var after = await UntilAsync(_cluster.Grains.GetGrain<IFeedbackLoopGrain>("killed"), status => status.Epoch > before.Epoch);
        _cluster.Log.ShouldContain("of loop killed (epoch 1), which an earlier run of this silo took while PostgreSQL was away, are committed");
        after.StepsTotal.ShouldBeGreaterThanOrEqualTo(away.StepsTotal);
        // The last decisions may be told again, under their own keys: what counts is the first one after them.
        await Eventually.TrueAsync(() => _plant.Told.Any(action => action.Epoch > before.Epoch && action.Seq > last.Seq), orElse: () => _cluster.Log);
        var next = _plant.Told.First(action => action.Epoch > before.Epoch && action.Seq > last.Seq);
        Math.Abs(next.Value - last.Value).ShouldBeLessThan(5, "the integral goes on from the journal");
        KeysShouldStandForOneValueEach();
        ShouldBalance(await StealAsync("killed"));
    }

    private static void ShouldBalance(ClaimedLoop claimed)
    {
        foreach (var (output, ledger) in LoopStateCodec.Decode(claimed.State).Outputs)
        {
            ledger.Balances.ShouldBeTrue(output);
            ledger.Pending.ShouldBe(claimed.Outbox.Count(entry => entry.Output == output), output);
        }
    }

    private void KeysShouldStandForOneValueEach() =>
        _plant.Told.GroupBy(action => action.Key).ShouldAllBe(key => key.Select(action => action.Value).Distinct().Count() == 1);

    private async Task<IFeedbackLoopGrain> ApplyAsync(string name, string onStoreLoss, string onBad = "{ action: hold_last, maxAge: 60s }")
    {
        var text = Definitions.Pulled(name, $"{_plant.Url}/sensor", [$"{_plant.Url}/valve"], "50ms")
            .Replace("  period: 50ms", $"  period: 50ms\n  onStoreLoss: {onStoreLoss}", StringComparison.Ordinal)
            .Replace("ki: 0.5", "ki: 0.1", StringComparison.Ordinal)
            .Replace("onBad: { action: hold_last, maxAge: 60s }", $"onBad: {onBad}", StringComparison.Ordinal)
            .Replace("onPartition: hold", "onPartition: duplicate", StringComparison.Ordinal)
            + $$"""

                - name: careful
                  http: { method: POST, endpoints: [ { url: "{{_careful.Url}}/valve" } ] }
                  delivery: { coalesce: latest }
                  onPartition: hold
            """;
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var applied = await loop.ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        return loop;
    }

    private async Task<ClaimedLoop> StealAsync(string name) => (await _cluster.Silos[0].Services.GetRequiredService<ILoopStore>()
        .RaiseEpochAsync(new LoopClaim(name, new LoopOwner("elsewhere", "thief", "z")))).ShouldNotBeNull();

    private async Task<LoopStatus> UntilAsync(IFeedbackLoopGrain loop, Func<LoopStatus, bool> wanted) =>
        (await Eventually.ValueAsync(
            () => loop.StatusAsync(), status => status is not null && wanted(status), TimeSpan.FromSeconds(20), status => $"{status} {status?.Commit}\n{_cluster.Log}"))!;
}
