using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Placement;

namespace OrleansHa.Tests.Unit.Standbys;

public sealed class StandbyPlacementTests
{
    private static readonly PlacementDefinition Pair = new(StandbyKind.Hot, 2, SpreadBy.Zone);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Choose_ManySilos_EachReplicaIsInAZoneOfItsOwn(int replicas)
    {
        var cluster = Cluster.Of("a1 a2 b1 b2 c1 d1 e1 e2");
        for (var i = 0; i < 200; i++)
        {
            var chosen = StandbyPlacement.Choose($"loop-{i}", Pair with { Replicas = replicas }, Cluster.Silo("a1"), [], cluster);

            chosen.Count.ShouldBe(replicas - 1);
            chosen.Select(cluster.ZoneOf).Append("a").ShouldBeUnique();
        }
    }

    [Fact]
    public void Choose_OneOfManyLoops_SpreadsThem()
    {
        var cluster = Cluster.Of("a1 b1 c1");
        var inB = Enumerable.Range(0, 1000).Count(i => StandbyPlacement.Choose($"loop-{i}", Pair, Cluster.Silo("a1"), [], cluster)[0].Equals(Cluster.Silo("b1")));
        inB.ShouldBeInRange(400, 600);
    }

    [Fact]
    public void Choose_OnlyTheOwnersZone_FindsNone() =>
        StandbyPlacement.Choose("loop", Pair, Cluster.Silo("a1"), [], Cluster.Of("a1 a2")).ShouldBeEmpty();

    [Fact]
    public void Choose_CurrentStandbyIsWell_StaysThere()
    {
        var cluster = Cluster.Of("a1 b1 c1 d1");
        foreach (var current in new[] { "b1", "c1", "d1" })
            StandbyPlacement.Choose("loop", Pair, Cluster.Silo("a1"), [Cluster.Silo(current)], cluster).ShouldBe([Cluster.Silo(current)]);
    }

    [Theory]
    [InlineData("a1 c1", "", "")]
    [InlineData("a1 b1 c1", "b", "")]
    [InlineData("a1 b1 c1", "", "a c")]
    public void Choose_CurrentStandbyDiedOrMayNotStay_GoesElsewhere(string silos, string drained, string zones)
    {
        var placement = Pair with { Zones = [.. zones.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };
        StandbyPlacement.Choose("loop", placement, Cluster.Silo("a1"), [Cluster.Silo("b1")], Cluster.Of(silos, drained)).ShouldBe([Cluster.Silo("c1")]);
    }

    [Fact]
    public void Choose_OwnerMovedIntoItsStandbysZone_StandbyLeaves() =>
        StandbyPlacement.Choose("loop", Pair, Cluster.Silo("b1"), [Cluster.Silo("b2")], Cluster.Of("a1 b1 b2")).ShouldBe([Cluster.Silo("a1")]);

    [Fact]
    public void Choose_NoStandbyAskedFor_FindsNone() =>
        StandbyPlacement.Choose("loop", new PlacementDefinition(StandbyKind.None, 1, SpreadBy.Zone), Cluster.Silo("a1"), [Cluster.Silo("b1")], Cluster.Of("a1 b1")).ShouldBeEmpty();

    [Fact]
    public void Choose_ASiloThatJustStarted_IsTakenLast()
    {
        var cluster = Cluster.Of("a1 b1 c1", cold: "b1");
        for (var i = 0; i < 50; i++)
            StandbyPlacement.Choose($"loop-{i}", Pair, Cluster.Silo("a1"), [], cluster).ShouldBe([Cluster.Silo("c1")]);
        StandbyPlacement.Choose("loop", Pair, Cluster.Silo("a1"), [], Cluster.Of("a1 b1", cold: "b1")).ShouldBe([Cluster.Silo("b1")]);
    }

    [Fact]
    public void Choose_PreferredZone_IsWhereTheStandbyWaits() =>
        StandbyPlacement.Choose("loop", Pair with { PreferredZone = "d" }, Cluster.Silo("a1"), [], Cluster.Of("a1 b1 c1 d1")).ShouldBe([Cluster.Silo("d1")]);
}
