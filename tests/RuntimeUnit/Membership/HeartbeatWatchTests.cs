using System.Net;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

public sealed class HeartbeatWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly SiloAddress Silo = SiloAddress.New(IPAddress.Loopback, 10000, 1);
    private readonly HeartbeatWatch _watch = new();
    private readonly MembershipEntry _row = new() { SiloAddress = Silo, Status = SiloStatus.Active, IAmAliveTime = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) };

    [Fact]
    public void HasStoodStill_ReadFourTimesASecond_AfterTheLimit()
    {
        for (var now = 0.0; now < 2; now += 0.25) Read(now);
        _watch.HasStoodStill(Silo, Limit).ShouldBeFalse("1.75 s were seen");
        Read(2);
        _watch.HasStoodStill(Silo, Limit).ShouldBeTrue();
    }

    [Fact]
    public void HasStoodStill_HeartbeatMoves_BeginsAnew()
    {
        for (var now = 0.0; now <= 3; now += 0.25) Read(now);
        _row.IAmAliveTime = _row.IAmAliveTime.AddSeconds(1);
        Read(3.25);
        _watch.HasStoodStill(Silo, Limit).ShouldBeFalse();
    }

    [Fact]
    public void HasStoodStill_TableAwayForAMinute_TheGapCountsLittle()
    {
        // While the table was away nobody could beat: what it shows on its return is a minute old for everyone.
        Read(0);
        Read(60);
        Read(60.25);
        Read(60.5);
        Read(60.75);
        Read(61);
        _watch.HasStoodStill(Silo, Limit).ShouldBeFalse("a second has passed since the table came back, and a heartbeat takes as long");
        for (var now = 61.25; now <= 61.5; now += 0.25) Read(now);
        _watch.HasStoodStill(Silo, Limit).ShouldBeTrue();
    }

    [Fact]
    public void HasStoodStill_FewReadings_AreNotEnough()
    {
        for (var now = 0; now < 3; now++) Read(now);
        _watch.HasStoodStill(Silo, TimeSpan.FromSeconds(1)).ShouldBeFalse();
        Read(3);
        _watch.HasStoodStill(Silo, TimeSpan.FromSeconds(1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Created)]
    public void HasStoodStill_SiloThatDoesNotBeatYet_Never(SiloStatus status)
    {
        _row.Status = status;
        for (var now = 0.0; now <= 10; now += 0.25) Read(now);
        _watch.HasStoodStill(Silo, Limit).ShouldBeFalse();
    }

    [Fact]
    public void StandstillLimit_Defaults_MissAHeartbeatAndASlack()
    {
        var defaults = new ClusterMembershipOptions();
        HeartbeatPace.StandstillLimit(defaults, nobodyListens: false).ShouldBe(TimeSpan.FromSeconds(2));
        HeartbeatPace.StandstillLimit(defaults, nobodyListens: true).ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    private void Read(double seconds) => _watch.Observe([_row], TimeSpan.FromSeconds(seconds));
}
