using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Consistency eventual: a loop acts first, and a crash loses no more than the lag it allows.</summary>
[Trait("Promise", "P3")]
public sealed class EventualTests : IAsyncLifetime
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxLag = TimeSpan.FromMilliseconds(300);

    private ScratchPostgres _server = null!;
    private string _connectionString = "";
    private LoopCluster _cluster = null!;
    private FakePlant _plant = null!;

    public async Task InitializeAsync()
    {
        _plant = await FakePlant.StartAsync();
        _server = await ScratchPostgres.StartAsync();
        _connectionString = await _server.CreateSchemaDatabaseAsync();
        _cluster = await LoopCluster.StartAsync(_connectionString, 1);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _plant.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Steps_ActFirstAndAreMerged_WithEveryDecisionAccountedFor()
    {
        var loop = await ApplyAsync("merging");

        var ahead = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is { Commit.LagMs: > 0 } && status.Seq > status.Commit.CommittedSeq + 3, describe: Describe);
        ahead!.Commit.ShouldSatisfyAllConditions(
            commit => commit.Consistency.ShouldBe("eventual"), commit => commit.MaxLagMs.ShouldBe(300), commit => commit.Store.ShouldBe("ok"));

        // A signal's receipt still comes after its commit.
        var receipt = (await loop.OfferAsync(Sample("kept"))).Receipts.ShouldHaveSingleItem();
        (await loop.StatusAsync())!.Commit.CommittedSeq.ShouldBeGreaterThanOrEqualTo(receipt.Seq);

        await Eventually.TrueAsync(() => _plant.Told.Count > 30);
        var claimed = await StealAsync("merging");
        var ledger = LoopStateCodec.Decode(claimed.State).Outputs["valve"];
        ledger.Balances.ShouldBeTrue();
        ledger.Pending.ShouldBe(claimed.Outbox.Count);
        LoopStateCodec.Decode(claimed.State).Steps.ShouldBeGreaterThan(claimed.Seq / 2, "merged steps count as steps");
    }

    [Fact]
    public async Task OwnerLost_AtAnyMoment_LosesAtMostTheLagAndNeverUsesAKeyTwice()
    {
        var loop = await ApplyAsync("crashing");
        for (var round = 0; round < 6; round++)
        {
            var told = _plant.Told.Count;
            await Eventually.TrueAsync(() => _plant.Told.Count > told + 20, orElse: () => _cluster.Log);

            var acted = _plant.Told[^1];
            var claimed = await StealAsync("crashing");
            var state = LoopStateCodec.Decode(claimed.State);

            // What acted before the theft and is not in the stolen state was lost.
            var lost = acted.At - state.Last.At!.Value;
            lost.ShouldBeLessThan(MaxLag + Period + Period, $"round {round}: {_cluster.Log}");
            Math.Max(claimed.Seq, state.Reserved).ShouldBeGreaterThanOrEqualTo(_plant.Told.Max(action => action.Seq));

            // Nobody runs the thief's claim; the sweeper brings the loop back.
            await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is not null && status.Epoch > claimed.Epoch, describe: Describe);
        }

        _plant.Told.GroupBy(action => action.Key).ShouldAllBe(key => key.Select(action => action.Value).Distinct().Count() == 1);
    }

    [Fact]
    public async Task StoreSlow_TheLoopWaitsOnceTheLagIsReached()
    {
        var loop = await ApplyAsync("bounded");
        await Eventually.TrueAsync(() => _plant.Told.Count > 20, orElse: () => _cluster.Log);

        await using (var connection = new NpgsqlConnection(_connectionString))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("LOCK TABLE loop IN EXCLUSIVE MODE", connection, transaction);
            await command.ExecuteNonQueryAsync();
            var lockedAt = DateTimeOffset.UtcNow;
            await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is { Commit.Store: "late" }, describe: Describe);
            (_plant.Told[^1].At - lockedAt).ShouldBeLessThan(MaxLag + TimeSpan.FromMilliseconds(200), "a delivery on its way may take its time");
        }

        var told = _plant.Told.Count;
        await Eventually.TrueAsync(() => _plant.Told.Count > told + 20, orElse: () => _cluster.Log);
    }

    private static SampleBatch Sample(string id) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = 40, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private async Task<IFeedbackLoopGrain> ApplyAsync(string name)
    {
        var text = Definitions.Pulled(name, $"{_plant.Url}/sensor", [$"{_plant.Url}/valve"], "20ms")
            .Replace("  period: 20ms", "  period: 20ms\n  consistency: { state: eventual, maxLag: 300ms }", StringComparison.Ordinal)
            .Replace("ki: 0.5", "ki: 0.1", StringComparison.Ordinal)
            .Replace("sources:", "sources:\n        - { name: push, priority: 2, push: {} }", StringComparison.Ordinal);
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
        var applied = await loop.ApplyAsync(text, null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, string.Join('\n', applied.Errors.Select(error => error.Message)));
        return loop;
    }

    /// <summary>Takes the loop away from its owner without a word, as after its death.</summary>
    private async Task<ClaimedLoop> StealAsync(string name) => (await _cluster.Silos[0].Services.GetRequiredService<ILoopStore>()
        .RaiseEpochAsync(new LoopClaim(name, new LoopOwner("elsewhere", "thief", "z")))).ShouldNotBeNull();

    private string Describe(LoopStatus? status) => $"{status} {status?.Commit}\n{_cluster.Log}";
}
