using OrleansHa.Grains.Control;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Store;

[Trait("Promise", "P1")]
public sealed class LoopStoreTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Commit_OfTheOwner_IsThereForTheNextOwner()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var first = await bench.CreateAsync("handed-on");
        var decision = new OutboxEntry("valve", 1, first.Epoch, 42.5, Quality.Good_Clamped, At);

        (await bench.Store.CommitAsync(new LoopCommit(first.Id, first.Epoch, 1, [1, 2, 3], [decision], []))).ShouldBe(CommitOutcome.Committed);
        var second = (await bench.Store.RaiseEpochAsync(new LoopClaim("handed-on", StoreBench.Owner("second")))).ShouldNotBeNull();

        second.Epoch.ShouldBe(first.Epoch + 1);
        second.Seq.ShouldBe(1);
        second.State.ShouldBe([1, 2, 3]);
        second.Definition.ShouldBe("text of handed-on");
        second.FormerOwner.ShouldBe(StoreBench.Owner("first").Silo);
        second.Outbox.ShouldBe([decision]);
    }

    [Fact]
    public async Task Commit_OfAFormerOwner_IsRefusedWhole()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var first = await bench.CreateAsync("two-owners");
        var second = (await bench.Store.RaiseEpochAsync(new LoopClaim("two-owners", StoreBench.Owner("second")))).ShouldNotBeNull();
        var stale = new LoopCommit(first.Id, first.Epoch, 1, [6], [new OutboxEntry("valve", 1, first.Epoch, 1, Quality.Good, At)], []);

        (await bench.Store.CommitAsync(stale)).ShouldBe(CommitOutcome.Refused);
        (await bench.Store.CommitAsync(new LoopCommit(second.Id, second.Epoch, 1, [7], [], []))).ShouldBe(CommitOutcome.Committed);
        (await bench.Store.CommitAsync(stale)).ShouldBe(CommitOutcome.Refused);

        var third = (await bench.Store.RaiseEpochAsync(new LoopClaim("two-owners", StoreBench.Owner("third")))).ShouldNotBeNull();
        third.State.ShouldBe([7]);
        third.Outbox.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Commit_OutOfOrder_IsRefused(long seq)
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync($"order-{seq}");

        (await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, seq, [1], [], []))).ShouldBe(CommitOutcome.Refused);
    }

    [Fact]
    public async Task Retirement_WithAReason_LeavesADeadLetterAndNoOutboxRow()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync("dead-letters");
        OutboxEntry[] decided = [new("valve", 1, loop.Epoch, 1, Quality.Good, At), new("lamp", 1, loop.Epoch, 2, Quality.Good, At)];
        await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 1, [1], decided, []));

        await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 2, [2], [], [new("valve", 1, "expired"), new("lamp", 1)]));

        (await database.QueryAsync($"SELECT count(*) FROM outbox WHERE loop_id = {loop.Id}")).ShouldBe(0L);
        (await database.QueryAsync($"SELECT output || ' ' || reason FROM dead_letter WHERE loop_id = {loop.Id}")).ShouldBe("valve expired");
    }

    [Fact]
    public async Task Commits_OfManyLoopsAtOnce_AreEachSettledOnTheirOwn()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loops = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => bench.CreateAsync($"many-{i}")));
        var stale = new HashSet<long>();
        foreach (var loop in loops.Where((_, i) => i % 3 == 0))
        {
            await bench.Store.RaiseEpochAsync(new LoopClaim(Name(loop), StoreBench.Owner("thief")));
            stale.Add(loop.Id);
        }

        var outcomes = await Task.WhenAll(loops.Select(loop => bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 1, [1], [], []))));

        for (var i = 0; i < loops.Length; i++)
            outcomes[i].ShouldBe(stale.Contains(loops[i].Id) ? CommitOutcome.Refused : CommitOutcome.Committed, $"loop {i}");
    }

    [Fact]
    public async Task Claims_AtOnce_EachGetAnEpochOfTheirOwn()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var first = await bench.CreateAsync("contended");

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => bench.Store.RaiseEpochAsync(new LoopClaim("contended", StoreBench.Owner($"o{i}")))));

        claims.Select(claim => claim!.Epoch).Order().ShouldBe(Enumerable.Range(1, 20).Select(i => first.Epoch + i));
    }

    [Fact]
    public async Task Claim_WithAnOldExpectation_GetsNothing()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var first = await bench.CreateAsync("expected");

        (await bench.Store.RaiseEpochAsync(new LoopClaim("expected", StoreBench.Owner("b"), first.Epoch))).ShouldNotBeNull();
        (await bench.Store.RaiseEpochAsync(new LoopClaim("expected", StoreBench.Owner("c"), first.Epoch))).ShouldBeNull();
        (await bench.Store.RaiseEpochAsync(new LoopClaim("never-made", StoreBench.Owner("c")))).ShouldBeNull();
    }

    [Fact]
    public async Task Definition_UnderAnOldEpochOrRevision_IsNotPut()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync("revised");

        (await bench.Store.PutDefinitionAsync(new DefinitionChange("revised", loop.Epoch, 1, "second", "h2"))).ShouldBe(2);
        (await bench.Store.PutDefinitionAsync(new DefinitionChange("revised", loop.Epoch, 1, "third", "h3"))).ShouldBeNull();
        (await bench.Store.PutDefinitionAsync(new DefinitionChange("revised", loop.Epoch - 1, 2, "third", "h3"))).ShouldBeNull();
        (await bench.Store.PutDefinitionAsync(new DefinitionChange("revised", null, 0, "third", "h3"))).ShouldBeNull();
    }

    [Fact]
    public async Task Remove_ThenCreate_GoesOnAboveTheOldEpochAndSeq()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync("phoenix");
        await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 1, [1], [], []));

        (await bench.Store.RemoveAsync(loop.Id, loop.Epoch)).ShouldBeTrue();
        (await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 2, [2], [], []))).ShouldBe(CommitOutcome.Refused);
        (await bench.Store.RaiseEpochAsync(new LoopClaim("phoenix", StoreBench.Owner("b")))).ShouldBeNull();
        (await bench.Store.PutDefinitionAsync(new DefinitionChange("phoenix", null, 0, "again", "h"))).ShouldBe(2);
        var again = (await bench.Store.RaiseEpochAsync(new LoopClaim("phoenix", StoreBench.Owner("b")))).ShouldNotBeNull();

        again.Epoch.ShouldBeGreaterThan(loop.Epoch);
        again.Seq.ShouldBe(1);
        again.State.ShouldBeEmpty();
    }

    private string Name(ClaimedLoop loop) => loop.Definition["text of ".Length..];
}
