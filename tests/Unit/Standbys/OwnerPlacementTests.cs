using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Placement;

namespace OrleansHa.Tests.Unit.Standbys;

public sealed class OwnerPlacementTests
{
    private static readonly PlacementDefinition Pair = new(StandbyKind.Hot, 2, SpreadBy.Zone);
    private static readonly PlacementDefinition Returning = Pair with { PreferredZone = "a", Failback = FailbackRule.Return, FailbackAfter = TimeSpan.FromMinutes(5) };

    [Fact]
    public void Target_ZoneOpen_Stays() =>
        OwnerPlacement.Target("loop", Pair, Cluster.Silo("a1"), [Cluster.Silo("b1")], Cluster.Of("a1 b1 c1")).ShouldBeNull();

    [Theory]
    [InlineData("b1")]
    [InlineData("c1")]
    public void Target_ZoneDrained_GoesToTheStandby(string standby) =>
        OwnerPlacement.Target("loop", Pair, Cluster.Silo("a1"), [Cluster.Silo(standby)], Cluster.Of("a1 b1 c1", drained: "a")).ShouldBe(Cluster.Silo(standby));

    [Fact]
    public void Target_ZoneDrainedAndNoStandbyReady_GoesToAnotherZone() =>
        OwnerPlacement.Target("loop", Pair, Cluster.Silo("a1"), [], Cluster.Of("a1 a2 b1", drained: "a")).ShouldBe(Cluster.Silo("b1"));

    [Fact]
    public void Target_NowhereElseToGo_Stays() =>
        OwnerPlacement.Target("loop", Pair with { Zones = ["a"] }, Cluster.Silo("a1"), [], Cluster.Of("a1 b1", drained: "a")).ShouldBeNull();

    [Fact]
    public void Target_ZoneNotAllowed_GoesToOneThatIs() =>
        OwnerPlacement.Target("loop", Pair with { Zones = ["b"] }, Cluster.Silo("a1"), [], Cluster.Of("a1 b1 c1")).ShouldBe(Cluster.Silo("b1"));

    [Theory]
    [InlineData(4.9, false)]
    [InlineData(5, true)]
    public void Target_PreferredZoneWholeAgain_GoesBackAfterTheTime(double minutes, bool goes) =>
        OwnerPlacement.Target("loop", Returning, Cluster.Silo("b1"), [Cluster.Silo("c1")], Cluster.Of("a1 b1 c1", wholeFor: TimeSpan.FromMinutes(minutes)))
            .ShouldBe(goes ? Cluster.Silo("a1") : null);

    [Fact]
    public void Target_FailbackStay_StaysHoweverWholeTheZoneIs() =>
        OwnerPlacement.Target("loop", Returning with { Failback = FailbackRule.Stay }, Cluster.Silo("b1"), [], Cluster.Of("a1 b1", wholeFor: TimeSpan.FromDays(1))).ShouldBeNull();

    [Fact]
    public void Target_PreferredZoneGoneOrDrained_Stays()
    {
        OwnerPlacement.Target("loop", Returning, Cluster.Silo("b1"), [], Cluster.Of("b1 c1", wholeFor: TimeSpan.FromDays(1))).ShouldBeNull();
        OwnerPlacement.Target("loop", Returning, Cluster.Silo("b1"), [], Cluster.Of("a1 b1", drained: "a", wholeFor: TimeSpan.FromDays(1))).ShouldBeNull();
    }

    [Fact]
    public void Target_ReturnWithoutPreferredZone_GoesWhereItsNameFalls()
    {
        var cluster = Cluster.Of("a1 b1 c1", wholeFor: TimeSpan.FromDays(1));
        var placement = Pair with { Failback = FailbackRule.Return };
        for (var i = 0; i < 50; i++)
        {
            var home = StandbyPlacement.Pick($"loop-{i}", [.. cluster.Silos]);
            foreach (var owner in cluster.Silos)
                OwnerPlacement.Target($"loop-{i}", placement, owner.Address, [], cluster).ShouldBe(owner == home ? null : home.Address);
        }
    }

    [Fact]
    public void Elsewhere_StandbyReady_ComesFirst() =>
        OwnerPlacement.Elsewhere("loop", Pair, silo => silo.Zone != "a", [Cluster.Silo("c1")], Cluster.Of("a1 b1 c1")).ShouldBe(Cluster.Silo("c1"));
}
