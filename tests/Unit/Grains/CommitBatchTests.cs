using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class CommitBatchTests
{
    [Fact]
    public void TryAdd_TheSameLoopTwice_TakesOnlyTheFirst()
    {
        var batch = new CommitBatch(4);

        batch.TryAdd(Pending(7)).ShouldBeTrue();
        batch.TryAdd(Pending(7)).ShouldBeFalse();
        batch.Count.ShouldBe(1);
    }

    [Fact]
    public void TryAdd_BeyondItsCapacity_IsRefused()
    {
        var batch = new CommitBatch(2);

        batch.TryAdd(Pending(1)).ShouldBeTrue();
        batch.TryAdd(Pending(2)).ShouldBeTrue();
        batch.IsFull.ShouldBeTrue();
        batch.TryAdd(Pending(3)).ShouldBeFalse();
    }

    [Fact]
    public void Sort_OrdersById()
    {
        var batch = new CommitBatch(3);
        foreach (var id in (ReadOnlySpan<long>)[5, 1, 3])
            batch.TryAdd(Pending(id));

        batch.Sort();

        batch.Commits.Select(commit => commit.Commit.Id).ShouldBe([1, 3, 5]);
    }

    [Fact]
    public async Task Settle_AfterARepetition_KeepsThoseWhoseFateIsOpen()
    {
        var (first, second) = (Pending(1), Pending(2));
        var batch = new CommitBatch(2);
        batch.TryAdd(first);
        batch.TryAdd(second);

        batch.Settle(new HashSet<long> { 1 }, settleRefused: false);
        batch.RemoveSettled();

        (await first.Outcome).ShouldBe(CommitOutcome.Committed);
        batch.Commits.ShouldBe([second]);
        batch.Settle(new HashSet<long>(), settleRefused: true);
        (await second.Outcome).ShouldBe(CommitOutcome.Refused);
    }

    private static PendingCommit Pending(long id) => new(new LoopCommit(id, 1, 1, [], [], []));
}
