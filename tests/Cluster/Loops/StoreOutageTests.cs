using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>PostgreSQL is killed under running loops: they say so, lose nothing, and go on by themselves.</summary>
public sealed class StoreOutageTests : IAsyncLifetime
{
    private const string Name = "outliving";

    private ScratchPostgres _server = null!;
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _server = await ScratchPostgres.StartAsync();
        _cluster = await LoopCluster.StartAsync(await _server.CreateSchemaDatabaseAsync(), 2);
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task PostgresKilledAndBack_TheLoopSaysSoAndGoesOnWithoutLoss()
    {
        var loop = _cluster.Grains.GetGrain<IFeedbackLoopGrain>(Name);
        (await loop.ApplyAsync(Definitions.Pushed(Name), null)).Outcome.ShouldBe(ApplyOutcome.Created);
        (await loop.OfferAsync(Sample("before", 80))).Receipts[0].Status.ShouldBe(ReceiptStatus.Accepted);
        var before = await UntilAsync(loop, status => status.Output == 100);

        await _server.KillAsync();
        var away = await UntilAsync(loop, status => !status.StoreReachable);
        var during = loop.OfferAsync(Sample("during", 20));
        await _server.StartAgainAsync();

        away.Quality.ShouldBe(Grains.Interfaces.Quality.Uncertain_SubNormal);
        away.Output.ShouldBe(100);
        // The receipt either comes after the commit, or says that the outcome is unknown and the same id may be repeated.
        var answer = await during;
        if (answer.Error is { } error)
            error.ShouldSatisfyAllConditions(e => e.Outcome.ShouldBe(RequestOutcome.Unknown), e => e.Retryable.ShouldBeTrue());
        else
            answer.Receipts[0].Status.ShouldBe(ReceiptStatus.Accepted);

        var after = await UntilAsync(loop, status => status.StoreReachable && status.Output == 0);
        after.Epoch.ShouldBe(before.Epoch);
        after.StepsTotal.ShouldBeGreaterThan(before.StepsTotal);
        (await loop.OfferAsync(Sample("before", 80))).Receipts[0].Status.ShouldBe(ReceiptStatus.Duplicate);
        (await loop.OfferAsync(Sample("during", 20))).Receipts[0].Status.ShouldBe(ReceiptStatus.Duplicate);
    }

    private static SampleBatch Sample(string id, double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private async Task<LoopStatus> UntilAsync(IFeedbackLoopGrain loop, Func<LoopStatus, bool> wanted) =>
        (await Eventually.ValueAsync(
            () => loop.StatusAsync(), status => status is not null && wanted(status), TimeSpan.FromSeconds(30), status => $"{status}\n{_cluster.Log}"))!;
}
