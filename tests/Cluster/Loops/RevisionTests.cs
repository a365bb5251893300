using OrleansHa.Grains.Interfaces.Catalog;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>What an apply checks against the cluster, what it would change, and which revisions were in force.</summary>
public sealed class RevisionTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 1);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Rollback_OldRevisionApplied_IsANewRevisionAndAllAreKept()
    {
        var loop = Loop("rolled");
        await loop.ApplyAsync(Definitions.Pushed("rolled", limit: 50), null);
        await loop.ApplyAsync(Definitions.Pushed("rolled", limit: 60), null);
        var first = (await Catalog.RevisionAsync("rolled", 1)).ShouldNotBeNull();

        var back = await loop.ApplyAsync(first.Definition!, 2);
        var again = await loop.ApplyAsync(first.Definition!, null);

        (back.Outcome, back.Revision).ShouldBe((ApplyOutcome.Updated, 3));
        (again.Outcome, again.Revision).ShouldBe((ApplyOutcome.Unchanged, 3));
        var all = (await Catalog.RevisionsAsync("rolled", null, 10)).ShouldNotBeNull();
        all.Select(one => (one.Revision, one.InForce)).ShouldBe([(3, true), (2, false), (1, false)]);
        all[0].Hash.ShouldBe(all[2].Hash);
        all[0].Definition.ShouldBeNull();
        (await Catalog.RevisionsAsync("rolled", 2, 10))!.Select(one => one.Revision).ShouldBe([1L]);
        (await loop.GetAsync())!.Definition.ShouldBe(first.Definition);
    }

    [Fact]
    public async Task Revisions_UnknownLoopOrRevision_AreNull()
    {
        await Loop("known").ApplyAsync(Definitions.Pushed("known"), null);

        (await Catalog.RevisionsAsync("nowhere", null, 10)).ShouldBeNull();
        (await Catalog.RevisionAsync("nowhere", 1)).ShouldBeNull();
        (await Catalog.RevisionAsync("known", 2)).ShouldBeNull();
    }

    [Fact]
    public async Task Validate_WhatAnApplyWouldDo_IsSaidAndNotDone()
    {
        var loop = Loop("judged");
        var judge = _cluster.Grains.GetGrain<ILoopValidationGrain>(0);
        (await judge.ValidateAsync(Definitions.Pushed("judged"), null)).Outcome.ShouldBe(ApplyOutcome.Created);
        await loop.ApplyAsync(Definitions.Pushed("judged", limit: 50), null);

        var same = await judge.ValidateAsync("# said otherwise\n" + Definitions.Pushed("judged", limit: 50), "judged");
        var changed = await judge.ValidateAsync(Definitions.Pushed("judged", limit: 60), "judged");
        var other = await judge.ValidateAsync(Definitions.Pushed("other"), "judged");

        (same.Outcome, same.Revision, same.Differences.Length).ShouldBe((ApplyOutcome.Unchanged, 1, 0));
        changed.Outcome.ShouldBe(ApplyOutcome.Updated);
        changed.Differences.ShouldContain(one => one.Before == "50" && one.After == "60");
        other.Errors.ShouldHaveSingleItem().Code.ShouldBe("name_mismatch");
        (await loop.GetAsync())!.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Apply_ThatCannotControl_IsRefusedWithItsPlaceAndNearestWord()
    {
        var definition = Definitions.Pulled("wrong-way", "http://127.0.0.1:9/", ["http://127.0.0.1:9/v"])
            .Replace("action: reverse", "action: direct\n    process: { gain: 2, deadTime: 1s, timeConstant: 5s }", StringComparison.Ordinal);

        var result = await Loop("wrong-way").ApplyAsync(definition, null);

        result.Outcome.ShouldBe(ApplyOutcome.Invalid);
        var error = result.Errors.ShouldHaveSingleItem();
        (error.Code, error.Path, error.Nearest).ShouldBe(("gain_sign", "spec.controller.action", "reverse"));
        error.Line.ShouldBe(1 + definition[..definition.IndexOf("action: direct", StringComparison.Ordinal)].Count(c => c == '\n'));
        (await Loop("wrong-way").GetAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Apply_ThatIsSlow_IsDoneWithAWarning()
    {
        var definition = Definitions.Pulled("slow", "http://127.0.0.1:9/", ["http://127.0.0.1:9/v"])
            .Replace("max: 100 }", "max: 100, ratePerMinute: 0.01 }", StringComparison.Ordinal);

        var result = await Loop("slow").ApplyAsync(definition, null);

        result.Outcome.ShouldBe(ApplyOutcome.Created);
        result.Warnings.Select(warning => warning.Code).Distinct().ShouldBe(["rate_too_slow"]);
    }

    private ILoopCatalogGrain Catalog => _cluster.Grains.GetGrain<ILoopCatalogGrain>(0);

    private IFeedbackLoopGrain Loop(string name) => _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name);
}
