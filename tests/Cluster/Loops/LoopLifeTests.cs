using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>A loop from its definition to its end, on one silo.</summary>
[Trait("Promise", "P5")]
public sealed class LoopLifeTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Apply_ThenStatus_StepsInTime()
    {
        var loop = Loop("stepping");
        var applied = await loop.ApplyAsync(Definitions.Pushed("stepping"), null);
        applied.Outcome.ShouldBe(ApplyOutcome.Created, applied.Failure?.Message ?? string.Join('\n', applied.Errors.Select(error => error.Message)));

        var status = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is { StepsTotal: > 5 }, describe: _ => _cluster.Log);

        status!.Epoch.ShouldBe(1);
        status.Owner.ShouldBe(new OwnerStatus { Silo = "silo-a", Zone = "a" });
        status.Mode.Actual.ShouldBe("auto");
        status.Quality.ShouldBe(Grains.Interfaces.Quality.Bad_WaitingForInitialData);
        status.Signals["level"].Sources.ShouldHaveSingleItem().Health.ShouldBe("disconnected");
    }

    [Fact]
    public async Task Offer_Accepted_IsCommittedAndDecidedOn()
    {
        var loop = Loop("pushed");
        await loop.ApplyAsync(Definitions.Pushed("pushed"), null);

        var first = await loop.OfferAsync(Sample("s-1", 80));
        var again = await loop.OfferAsync(Sample("s-1", 80));

        first.Receipts.ShouldHaveSingleItem().Status.ShouldBe(ReceiptStatus.Accepted);
        first.Receipts[0].Seq.ShouldBeGreaterThan(0);
        again.Receipts.ShouldHaveSingleItem().Status.ShouldBe(ReceiptStatus.Duplicate);
        var status = await Eventually.ValueAsync(() => loop.StatusAsync(), status => status is { Output: 100 });
        status!.Signals["level"].Value.ShouldBe(80);
        status.Quality.ShouldBe(Grains.Interfaces.Quality.Good);
    }

    [Fact]
    public async Task Offer_BadSamples_AreRefusedOneByOne()
    {
        var loop = Loop("refusing");
        await loop.ApplyAsync(Definitions.Pushed("refusing"), null);

        var result = await loop.OfferAsync(new SampleBatch
        {
            Signal = "level",
            Samples =
            [
                new SignalSample { Id = "nan", Value = double.NaN, ObservedAt = DateTimeOffset.UtcNow },
                new SignalSample { Id = "future", Value = 1, ObservedAt = DateTimeOffset.UtcNow.AddMinutes(1) },
                new SignalSample { Id = "", Value = 1, ObservedAt = DateTimeOffset.UtcNow },
            ],
        });
        var unknown = await loop.OfferAsync(new SampleBatch { Signal = "levle", Samples = [] });

        result.Receipts.ShouldAllBe(receipt => receipt.Status == ReceiptStatus.Refused && receipt.Error != null);
        unknown.Error!.Code.ShouldBe("unknown_signal");
        unknown.Error.Message.ShouldContain("'level'");
    }

    [Fact]
    public async Task Apply_BadOrStaleDefinition_LeavesTheLoopAsItIs()
    {
        var loop = Loop("steady");
        await loop.ApplyAsync(Definitions.Pushed("steady"), null);

        var unknownKey = await loop.ApplyAsync(Definitions.Pushed("steady").Replace("mode: auto", "moode: auto", StringComparison.Ordinal), null);
        var otherName = await loop.ApplyAsync(Definitions.Pushed("other"), null);
        var conflict = await loop.ApplyAsync(Definitions.Pushed("steady", limit: 60), 7);
        var same = await loop.ApplyAsync(Definitions.Pushed("steady"), 1);
        var changed = await loop.ApplyAsync(Definitions.Pushed("steady", limit: 60), 1);

        unknownKey.Outcome.ShouldBe(ApplyOutcome.Invalid);
        unknownKey.Errors.ShouldContain(error => error.Code == "unknown_key" && error.Line == 5 && error.Nearest == "mode");
        otherName.Errors.ShouldHaveSingleItem().Code.ShouldBe("name_mismatch");
        conflict.Outcome.ShouldBe(ApplyOutcome.Conflict);
        same.Outcome.ShouldBe(ApplyOutcome.Unchanged);
        changed.Outcome.ShouldBe(ApplyOutcome.Updated);
        changed.Revision.ShouldBe(2);
        (await loop.GetAsync())!.Revision.ShouldBe(2);
        (await loop.StatusAsync())!.Epoch.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_ThenApply_StartsAboveTheOldEpoch()
    {
        var loop = Loop("short-lived");
        await loop.ApplyAsync(Definitions.Pushed("short-lived"), null);

        (await loop.DeleteAsync(9)).Conflict.ShouldBeTrue();
        (await loop.DeleteAsync(1)).Deleted.ShouldBeTrue();
        (await loop.StatusAsync()).ShouldBeNull();
        (await loop.OfferAsync(Sample("x", 1))).Error!.Code.ShouldBe("not_found");
        (await loop.ApplyAsync(Definitions.Pushed("short-lived"), 0)).Outcome.ShouldBe(ApplyOutcome.Created);

        (await loop.StatusAsync())!.Epoch.ShouldBeGreaterThan(1);
    }

    private static SampleBatch Sample(string id, double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private IFeedbackLoopGrain Loop(string name) => _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
}
