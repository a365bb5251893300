using OrleansHa.Grains.Cluster;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Store;

namespace OrleansHa.Tests.Unit.Standbys;

/// <summary>If this zone, or these two, died now: counted by where owners and standbys are.</summary>
public sealed class SurvivalTests
{
    private static readonly SiloInfo[] Three = [Silo("s1", "a"), Silo("s2", "b"), Silo("s3", "c")];

    private static readonly PlacedLoops[] Loops =
    [
        new("hot-ab", "s1", 1, [], ["s2"], 1),
        new("hot-ac", "s1", 1, [], ["s3"], 1),
        new("hot-bare", "s2", 1, [], [], 1),
        new("plain", "s3", 0, [], [], 1),
        new("only-a", "s1", 0, ["a"], [], 1),
        new("triple", "s2", 2, [], ["s1", "s3"], 1),
    ];

    [Theory]
    [InlineData("a", "only-a", "hot-ab hot-ac hot-bare")]
    [InlineData("b", "", "hot-ab hot-bare")]
    [InlineData("c", "", "hot-ac hot-bare")]
    [InlineData("a b", "only-a", "hot-ab hot-ac hot-bare triple")]
    [InlineData("b c", "", "hot-ab hot-ac hot-bare triple")]
    [InlineData("a b c", "hot-ab hot-ac hot-bare only-a plain triple", "")]
    public void Detail_ZonesDie_NamesWhatStopsAndWhatIsBare(string zones, string stopped, string bare)
    {
        var detail = Survival.Detail(Three, Loops, zones.Split(' '));

        string.Join(' ', detail.Stopped).ShouldBe(stopped);
        string.Join(' ', detail.WithoutStandby).ShouldBe(bare);
        detail.Forecast.LoopsStopped.ShouldBe(detail.Stopped.Length);
        detail.Forecast.LoopsWithoutStandby.ShouldBe(detail.WithoutStandby.Length);
    }

    [Fact]
    public void Forecast_ThreeZones_HasEachAndEachPair()
    {
        var forecasts = Survival.Forecast(Three, Loops);

        forecasts.Select(forecast => string.Join(' ', forecast.Zones)).ShouldBe(["a", "b", "c", "a b", "a c", "b c"]);
        forecasts[3].LoopsWithoutStandby.ShouldBe(4);
    }

    [Fact]
    public void Forecast_StandbyOnADeadSilo_IsNone()
    {
        SiloInfo[] silos = [Silo("s1", "a"), Silo("s2", "b") with { Status = "Dead" }, Silo("s3", "c")];

        Survival.Detail(silos, Loops, ["c"]).WithoutStandby.ShouldContain("hot-ab");
    }

    private static SiloInfo Silo(string address, string zone) => new() { Address = address, Zone = zone, Status = "Active" };
}
