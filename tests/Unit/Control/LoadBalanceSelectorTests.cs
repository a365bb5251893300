using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

public sealed class LoadBalanceSelectorTests
{
    private readonly SignalBench _bench = new(new SelectorSettings(SelectorKind.LoadBalance, quorum: 1, TimeSpan.FromSeconds(10)));

    [Fact]
    public void LoadBalance_AllDeliver_TakeTurns()
    {
        var served = Enumerable.Range(0, 300).Select(second => _bench.Step(Fresh("a", second), Fresh("b", second), Fresh("c", second)).Chosen).ToList();

        served.Take(3).ShouldBe(["a", "b", "c"]);
        foreach (var stream in new[] { "a", "b", "c" })
            served.Count(name => name == stream).ShouldBe(100);
    }

    [Fact]
    public void LoadBalance_OneStalls_IsLeftOutInTheSameStepAndTakenBackAfterContinuousHealth()
    {
        _bench.Step(Fresh("a", 0), Fresh("b", 0));
        for (var second = 1; second < 20; second++)
        {
            var result = _bench.Step(SignalBench.Down("a", health: SourceHealth.Stalled), Fresh("b", second));
            result.Chosen.ShouldBe("b");
            result.Value.Quality.ShouldBe(Quality.Uncertain_SubNormal);
        }

        for (var second = 20; second < 30; second++)
            _bench.Step(Fresh("a", second), Fresh("b", second)).Chosen.ShouldBe("b", $"after {second - 20} s of health");

        Enumerable.Range(30, 2).Select(second => _bench.Step(Fresh("a", second), Fresh("b", second)).Chosen).ShouldContain("a");
    }

    [Fact]
    public void LoadBalance_OneFlaps_IsLeftOnce()
    {
        _bench.Step(Fresh("a", 0), Fresh("b", 0));
        for (var second = 1; second < 200; second++)
        {
            var a = second % 7 == 1 ? SignalBench.Down("a") : Fresh("a", second);
            _bench.Step(a, Fresh("b", second)).Chosen.ShouldBe("b", $"second {second}");
        }
    }

    [Fact]
    public void LoadBalance_NothingNew_StaysWithItsSample()
    {
        _bench.Step(Fresh("a", 0), Fresh("b", 0));
        _bench.Step(Fresh("a", 0), Fresh("b", 0)).Chosen.ShouldBe("b");
        for (var i = 0; i < 5; i++)
            _bench.Step(Fresh("a", 0), Fresh("b", 0)).Chosen.ShouldBe("b");

        _bench.Step(Fresh("a", 1), Fresh("b", 0)).Chosen.ShouldBe("a");
    }

    private static SourceReading Fresh(string name, double second) => new(name, 1, Times.Good(second, second), SourceHealth.Ok);
}
