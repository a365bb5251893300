using System.Net;
using Orleans.Runtime;
using OrleansHa.Silo.Takeover;

namespace OrleansHa.Tests.Unit.Takeover;

public sealed class WarmSilosTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Among_OneJustStarted_LeavesItOut()
    {
        var (old, fresh) = (StartedBefore(TimeSpan.FromMinutes(1), 1), StartedBefore(TimeSpan.FromSeconds(3), 2));

        WarmSilos.Among([old, fresh], Now).ShouldBe([old]);
    }

    [Fact]
    public void Among_AllJustStarted_KeepsThemAll()
    {
        SiloAddress[] fresh = [StartedBefore(TimeSpan.FromSeconds(1), 1), StartedBefore(TimeSpan.FromSeconds(2), 2)];

        WarmSilos.Among(fresh, Now).ShouldBe(fresh);
    }

    [Fact]
    public void Among_ExactlyWarm_Counts()
    {
        var (warm, fresh) = (StartedBefore(WarmSilos.WarmAfter, 1), StartedBefore(TimeSpan.Zero, 2));

        WarmSilos.Among([fresh, warm], Now).ShouldBe([warm]);
    }

    [Fact]
    public void Among_ClockBehindTheirs_KeepsThemAll()
    {
        SiloAddress[] ahead = [StartedBefore(TimeSpan.FromSeconds(-30), 1), StartedBefore(TimeSpan.FromSeconds(-40), 2)];

        WarmSilos.Among(ahead, Now).ShouldBe(ahead);
    }

    private static SiloAddress StartedBefore(TimeSpan age, int port) =>
        SiloAddress.New(IPAddress.Loopback, port, (int)(Now - age - new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds);
}
