using OrleansHa.Grains.Control;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ttl = TimeSpan.FromMinutes(1);

    [Fact]
    public void Choose_Coalescing_TakesTheNewestAndSupersedesTheRest()
    {
        var choice = DeliveryPolicy.Choose([Entry(1), Entry(2), Entry(3)], Now, coalesce: true, Ttl);

        choice.Next!.Seq.ShouldBe(3);
        choice.Retired.Select(retired => (retired.Seq, retired.Fate)).ShouldBe([(1, DeliveryFate.Superseded), (2, DeliveryFate.Superseded)]);
    }

    [Fact]
    public void Choose_InOrder_TakesTheOldestThatIsNotExpired()
    {
        var choice = DeliveryPolicy.Choose([Entry(1, age: 61), Entry(2), Entry(3)], Now, coalesce: false, Ttl);

        choice.Next!.Seq.ShouldBe(2);
        choice.Retired.ShouldHaveSingleItem().Fate.ShouldBe(DeliveryFate.DeadLettered);
    }

    [Fact]
    public void Choose_ExactlyAtItsTtl_IsStillDelivered() => DeliveryPolicy.Choose([Entry(1, age: 60)], Now, coalesce: true, Ttl).Next!.Seq.ShouldBe(1);

    [Fact]
    public void Choose_Nothing_Waits() => DeliveryPolicy.Choose([], Now, coalesce: true, Ttl).ShouldSatisfyAllConditions(
        choice => choice.Next.ShouldBeNull(),
        choice => choice.Retired.ShouldBeEmpty());

    private static OutboxEntry Entry(long seq, int age = 0) => new("valve", seq, 1, 0, Quality.Good, Now.AddSeconds(-age));
}
