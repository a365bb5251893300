using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using static OrleansHa.Tests.Unit.Control.SignalBench;

namespace OrleansHa.Tests.Unit.Control;

public sealed class VotingSelectorTests
{
    [Fact]
    public void Average_OneOutlier_IsRejectedAndSaidDeviating()
    {
        var result = Bench(SelectorKind.Average).Step(Ok("a", 20), Ok("b", 20.2), Ok("c", 500));

        result.Value.Value!.Value.ShouldBe(20.1, 1e-9);
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        result.Sources[2].ShouldSatisfyAllConditions(c => c.Health.ShouldBe(SourceHealth.Deviating), c => c.Used.ShouldBeFalse());
        result.DeviationAlarm.ShouldBeTrue();
    }

    [Fact]
    public void Average_IdenticalAndOneWithinOrdinaryTolerance_UsesAll()
    {
        var result = Bench(SelectorKind.Average).Step(Ok("a", 20), Ok("b", 20), Ok("c", 20.1));

        result.Value.Quality.ShouldBe(Quality.Good);
        result.Value.Value!.Value.ShouldBe(60.1 / 3, 1e-9);
    }

    [Fact]
    public void Average_WithMaxDeviation_RejectsByDistanceFromTheMedian() =>
        Bench(SelectorKind.Average, maxDeviation: 2).Step(Ok("a", 10), Ok("b", 11), Ok("c", 14)).Value.Value.ShouldBe(10.5);

    [Theory]
    [InlineData(10, 10.5, 11, 10.5, Quality.Good)] // all agree: the one in the middle
    [InlineData(10, 11, 90, 10.5, Quality.Uncertain_SubNormal)] // two of three
    [InlineData(10, 12, 14, 12, Quality.Good)] // each agrees with the one in the middle
    public void Vote2oo3_EnoughAgree_GivesTheMiddle(double a, double b, double c, double expected, Quality quality)
    {
        var result = Bench(SelectorKind.Vote2oo3, quorum: 2, maxDeviation: 2).Step(Ok("a", a), Ok("b", b), Ok("c", c));

        result.Value.Value!.Value.ShouldBe(expected, 1e-9);
        result.Value.Quality.ShouldBe(quality);
    }

    [Theory]
    [InlineData(10, 50, 90)]
    [InlineData(10, 10, double.NaN)]
    public void Vote2oo3_ThreeOpinionsOrTwoAgainstNone_AreJudged(double a, double b, double c)
    {
        var third = double.IsNaN(c) ? Down("c") : Ok("c", c);
        var result = Bench(SelectorKind.Vote2oo3, quorum: 2, maxDeviation: 2).Step(Ok("a", a), Ok("b", b), third);

        result.Value.Quality.ShouldBe(double.IsNaN(c) ? Quality.Uncertain_SubNormal : Quality.Bad_SensorFailure);
    }

    [Fact]
    public void Vote2oo3_OneLeft_IsBad() =>
        Bench(SelectorKind.Vote2oo3, quorum: 2, maxDeviation: 2).Step(Ok("a", 1), Down("b"), Down("c")).Value.Value.ShouldBeNull();

    [Fact]
    public void Quorum_TwoCampsOfOneSize_ContradictEachOther() =>
        Bench(SelectorKind.Vote2oo3, quorum: 2, maxDeviation: 2).Step(Ok("a", 1), Ok("b", 2), Ok("c", 50), Ok("d", 51)).Value.Quality
            .ShouldBe(Quality.Bad_SensorFailure);

    [Theory]
    [InlineData(SelectorKind.Max, 7)]
    [InlineData(SelectorKind.Min, 3)]
    public void MaxAndMin_AllOk_TakeTheEnd(SelectorKind kind, double expected) =>
        Bench(kind).Step(Ok("a", 5), Ok("b", 3), Ok("c", 7)).Value.Value.ShouldBe(expected);

    [Fact]
    public void Max_StuckHighSource_IsLeftOutWhileOthersSuffice() =>
        Bench(SelectorKind.Max).Step(Ok("a", 5), Ok("b", 6), Stuck("c", 900)).Value.Value.ShouldBe(6);

    [Fact]
    public void Max_WithMaxDeviation_ExcludesTheWildOne() =>
        Bench(SelectorKind.Max, maxDeviation: 5).Step(Ok("a", 5), Ok("b", 6), Ok("c", 900)).Value.Value.ShouldBe(6);

    [Fact]
    public void Failover_OtherSourceDeviates_AlarmsAndStays()
    {
        var result = Bench(SelectorKind.Failover, maxDeviation: 5).Step(Ok("a", 5), Ok("b", 60, 2));

        result.Value.Value.ShouldBe(5);
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        result.DeviationAlarm.ShouldBeTrue();
    }

    [Fact]
    public void AnyVote_UsedSamples_GiveTheOldestTime()
    {
        var old = new SourceReading("b", 1, Times.Good(4, -3), SourceHealth.Ok);

        Bench(SelectorKind.Average).Step(Ok("a", 4), old).Value.At.ShouldBe(Times.At(-3));
    }

    private static SignalBench Bench(SelectorKind kind, int quorum = 1, double? maxDeviation = null) =>
        new(new SelectorSettings(kind, quorum, TimeSpan.FromSeconds(10), maxDeviation));
}
