using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using static OrleansHa.Tests.Unit.Control.SignalBench;

namespace OrleansHa.Tests.Unit.Control;

public sealed class MedianSelectorTests
{
    private readonly SignalBench _bench = new(new SelectorSettings(SelectorKind.Median, quorum: 2, TimeSpan.FromSeconds(10), maxDeviation: 5));

    [Fact]
    public void Median_ThreeAgree_IsTheMiddleAndGood()
    {
        var result = _bench.Step(Ok("a", 10), Ok("b", 12), Ok("c", 11));

        result.Value.Value.ShouldBe(11);
        result.Value.Quality.ShouldBe(Quality.Good);
        result.Sources.ShouldAllBe(source => source.Used && source.Health == SourceHealth.Ok);
    }

    [Fact]
    public void Median_OneOutlier_IsExcludedAndFlagged()
    {
        var result = _bench.Step(Ok("a", 10), Ok("b", 12), Ok("c", 90));

        result.Value.Value.ShouldBe(11);
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        result.Sources[2].Health.ShouldBe(SourceHealth.Deviating);
        result.Sources[2].Used.ShouldBeFalse();
    }

    [Fact]
    public void Median_OneLost_IsSubNormalWithTheQuorumMet()
    {
        var result = _bench.Step(Ok("a", 10), Ok("b", 12), Down("c"));

        result.Value.Value.ShouldBe(11);
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
    }

    [Fact]
    public void Median_BelowQuorum_IsBadWithoutValue()
    {
        var result = _bench.Step(Ok("a", 10), Down("b"), Down("c"));

        result.Value.Value.ShouldBeNull();
        result.Value.Quality.IsBad().ShouldBeTrue();
    }

    [Fact]
    public void Median_TwoContradict_IsSensorFailure()
    {
        var result = _bench.Step(Ok("a", 10), Ok("b", 90), Down("c"));

        result.Value.Quality.ShouldBe(Quality.Bad_SensorFailure);
        result.Sources.ShouldAllBe(source => !source.Used);
    }

    [Fact]
    public void Median_TwoCampsOfTwo_HaveNoMajority() =>
        _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 90), Ok("d", 90)).Value.Quality.ShouldBe(Quality.Bad_SensorFailure);

    [Fact]
    public void Median_OneFrozen_IsNotUsedWhileTheOthersMeetTheQuorum()
    {
        _bench.Step(Ok("a", 20), Ok("b", 20), Ok("c", 20));

        var result = _bench.Step(Ok("a", 22), Ok("b", 23), Stuck("c", 20));

        result.Value.Value.ShouldBe(22.5);
        result.Sources[2].Used.ShouldBeFalse();
    }

    [Fact]
    public void Median_OneFrozenAndOneLost_UsesTheFrozenOnlyIfItAgrees()
    {
        _bench.Step(Ok("a", 20), Stuck("b", 20), Down("c")).Value.Value.ShouldBe(20);
        _bench.Step(Ok("a", 40), Stuck("b", 20), Down("c")).Value.Quality.IsBad().ShouldBeTrue();
    }

    [Fact]
    public void Median_LostSourceReturns_IsUsedOnlyAfterContinuousHealth()
    {
        _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 10));
        _bench.Step(Ok("a", 10), Ok("b", 10), Down("c"));

        for (var i = 0; i < 10; i++)
            _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 12)).Sources[2].Used.ShouldBeFalse($"after {i} s of health");

        _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 12)).Sources[2].Used.ShouldBeTrue();
    }

    [Fact]
    public void Median_OutlierComesBackIntoTheBand_IsOkButWaits()
    {
        _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 90));

        var result = _bench.Step(Ok("a", 10), Ok("b", 10), Ok("c", 11));

        result.Sources[2].Health.ShouldBe(SourceHealth.Ok);
        result.Sources[2].Used.ShouldBeFalse();
        result.Value.Quality.ShouldBe(Quality.Good);
    }

    [Fact]
    public void Median_AnyReadings_LiesWithinTheUsedOnesAndNeverImprovesQuality()
    {
        var reading = from value in Finite.Any
                      from health in Gen.Elements(Enum.GetValues<SourceHealth>())
                      from quality in Gen.Elements(Enum.GetValues<Quality>())
                      select new SourceReading("s", 1, new Measured(value, quality, Times.Start), health);
        var cases = from rows in Gen.ArrayOf(Gen.ArrayOf(reading, 5), 4)
                    from quorum in Gen.Choose(1, 5)
                    from deviation in Finite.Positive
                    from bounded in Gen.Elements(true, false)
                    select (rows, settings: new SelectorSettings(SelectorKind.Median, quorum, TimeSpan.FromSeconds(2), bounded ? deviation : null));

        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var bench = new SignalBench(test.settings);
            foreach (var row in test.rows)
            {
                var named = row.Select((source, i) => source with { Name = $"s{i}" }).ToArray();
                var result = bench.Step(named);
                var used = result.Sources.Where(source => source.Used).Select(source => source.Sample).ToArray();
                if (result.Value.Value is not { } value)
                {
                    used.ShouldBeEmpty();
                    continue;
                }

                used.Length.ShouldBeGreaterThanOrEqualTo(test.settings.Quorum);
                value.ShouldBeInRange(used.Min(sample => sample.Value!.Value), used.Max(sample => sample.Value!.Value));
                ((int)result.Value.Quality).ShouldBeGreaterThanOrEqualTo(used.Max(sample => (int)sample.Quality));
            }
        }).QuickCheckThrowOnFailure();
    }
}
