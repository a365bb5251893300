using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using static OrleansHa.Tests.Unit.Control.SignalBench;

namespace OrleansHa.Tests.Unit.Control;

public sealed class FailoverSelectorTests
{
    private readonly SignalBench _bench = new(new SelectorSettings(SelectorKind.Failover, quorum: 1, TimeSpan.FromSeconds(10)));

    [Fact]
    public void Failover_AllOk_TakesTheFirstByPriority()
    {
        var result = _bench.Step(Ok("b", 2, priority: 2), Ok("a", 1, priority: 1));

        result.Chosen.ShouldBe("a");
        result.Value.Value.ShouldBe(1);
        result.Value.Quality.ShouldBe(Quality.Good);
    }

    [Theory]
    [InlineData(SourceHealth.Disconnected)]
    [InlineData(SourceHealth.Stalled)]
    public void Failover_FirstIsLost_TakesTheNextAtOnceAsSubNormal(SourceHealth health)
    {
        _bench.Step(Ok("a", 1), Ok("b", 2, 2));

        var result = _bench.Step(Down("a", health: health), Ok("b", 2, 2));

        result.Chosen.ShouldBe("b");
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        result.Sources[0].Health.ShouldBe(health);
    }

    [Fact]
    public void Failover_FirstReturns_SwitchesBackOnlyAfterContinuousHealth()
    {
        _bench.Step(Ok("a", 1), Ok("b", 2, 2));
        _bench.Step(Down("a"), Ok("b", 2, 2));

        for (var i = 0; i < 10; i++)
            _bench.Step(Ok("a", 1), Ok("b", 2, 2)).Chosen.ShouldBe("b", $"after {i} s of health");

        _bench.Step(Ok("a", 1), Ok("b", 2, 2)).Chosen.ShouldBe("a");
    }

    [Fact]
    public void Failover_FirstFlaps_IsLeftOnceAndStaysLeft()
    {
        _bench.Step(Ok("a", 1), Ok("b", 2, 2));
        for (var i = 0; i < 100; i++)
            _bench.Step(i % 9 == 0 ? Down("a") : Ok("a", 1), Ok("b", 2, 2)).Chosen.ShouldBe("b", $"step {i}");
    }

    [Fact]
    public void Failover_AllFlap_StaysWhereItIsWhileThatWorks()
    {
        _bench.Step(Down("a"), Ok("b", 2, 2), Ok("c", 3, 3));
        _bench.Step(Down("a"), Down("b", 2), Down("c", 3));
        _bench.Step(Down("a"), Down("b", 2), Ok("c", 3, 3)).Chosen.ShouldBe("c");

        _bench.Step(Ok("a", 1), Ok("b", 2, 2), Ok("c", 3, 3)).Chosen.ShouldBe("a", "a was never lost, so it needs no waiting");
    }

    [Fact]
    public void Failover_FirstIsStuck_UsesItOnlyWithoutAnother()
    {
        _bench.Step(Stuck("a", 1), Ok("b", 2, 2)).Chosen.ShouldBe("b");

        var result = _bench.Step(Stuck("a", 1), Down("b", 2));

        result.Chosen.ShouldBe("a");
        result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
    }

    [Fact]
    public void Failover_NoneUsable_IsBadWithTheReasonAndNoValue()
    {
        var result = _bench.Step(Down("a"), Down("b", 2));

        result.Chosen.ShouldBeNull();
        result.Value.Value.ShouldBeNull();
        result.Value.Quality.ShouldBe(Quality.Bad_NotConnected);
    }

    [Fact]
    public void Failover_FewerThanQuorum_IsBad()
    {
        var bench = new SignalBench(new SelectorSettings(SelectorKind.Failover, quorum: 2, TimeSpan.Zero));

        bench.Step(Ok("a", 1), Down("b", 2)).Value.Quality.IsBad().ShouldBeTrue();
        bench.Step(Ok("a", 1), Ok("b", 2, 2)).Value.Value.ShouldBe(1);
    }
}
