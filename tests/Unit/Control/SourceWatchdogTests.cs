using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Tests.Unit.Control;

public sealed class SourceWatchdogTests
{
    private static readonly WatchdogSettings Settings = new(TimeSpan.FromSeconds(3), stuckAfter: 5);

    [Fact]
    public void Watchdog_NeverASample_IsDisconnectedAndWaiting()
    {
        var (sample, health) = SourceWatchdog.Judge(new SourceState(), Times.Start, Settings);

        health.ShouldBe(SourceHealth.Disconnected);
        sample.Quality.ShouldBe(Quality.Bad_WaitingForInitialData);
    }

    [Theory]
    [InlineData(3.0, SourceHealth.Ok)]
    [InlineData(3.001, SourceHealth.Stalled)]
    public void Watchdog_SilentForStallAfter_IsStalledJustAfterIt(double now, SourceHealth expected)
    {
        var state = SourceWatchdog.Accept(new SourceState(), Times.Good(7));

        var (sample, health) = SourceWatchdog.Judge(state, Times.At(now), Settings);

        health.ShouldBe(expected);
        sample.Value.ShouldBe(expected == SourceHealth.Ok ? 7 : null);
    }

    [Theory]
    [InlineData(4, SourceHealth.Ok)]
    [InlineData(5, SourceHealth.Stuck)]
    public void Watchdog_IdenticalValues_IsStuckFromTheNth(int samples, SourceHealth expected)
    {
        var state = new SourceState();
        for (var i = 0; i < samples; i++)
            state = SourceWatchdog.Accept(state, Times.Good(7, i));

        var (sample, health) = SourceWatchdog.Judge(state, Times.At(samples), Settings);

        health.ShouldBe(expected);
        sample.Value.ShouldBe(7, "a stuck source keeps its value, the selector decides");
        sample.Quality.IsGood().ShouldBe(expected == SourceHealth.Ok);
    }

    [Fact]
    public void Watchdog_StuckSourceMoves_IsOkAgain()
    {
        var state = new SourceState();
        for (var i = 0; i < 9; i++)
            state = SourceWatchdog.Accept(state, Times.Good(7, i));

        state = SourceWatchdog.Accept(state, Times.Good(7.01, 9));

        SourceWatchdog.Judge(state, Times.At(9), Settings).Health.ShouldBe(SourceHealth.Ok);
    }

    [Theory]
    [InlineData(Quality.Bad_NotConnected, SourceHealth.Disconnected)]
    [InlineData(Quality.Bad_NoCommunication, SourceHealth.Disconnected)]
    [InlineData(Quality.Bad_SensorFailure, SourceHealth.ErrorDense)]
    public void Watchdog_NewestSampleIsBad_HasNoValue(Quality quality, SourceHealth expected)
    {
        var state = SourceWatchdog.Accept(SourceWatchdog.Accept(new SourceState(), Times.Good(7)), Times.Missing(1, quality));

        var (sample, health) = SourceWatchdog.Judge(state, Times.At(1), Settings);

        health.ShouldBe(expected);
        sample.Value.ShouldBeNull();
        sample.Quality.ShouldBe(quality);
    }

    [Fact]
    public void Watchdog_EverySecondAnswerFails_IsErrorDenseAlsoAfterAGoodOne()
    {
        var state = new SourceState();
        for (var i = 0; i < 16; i++)
            state = SourceWatchdog.Accept(state, i % 2 == 0 ? Times.Missing(i) : Times.Good(i, i));

        var (sample, health) = SourceWatchdog.Judge(state, Times.At(15), Settings);

        health.ShouldBe(SourceHealth.ErrorDense);
        sample.Value.ShouldBe(15);
        sample.Quality.ShouldBe(Quality.Uncertain);
    }

    [Fact]
    public void Watchdog_OlderSample_ChangesNothing()
    {
        var state = SourceWatchdog.Accept(new SourceState(), Times.Good(7, 5));

        SourceWatchdog.Accept(state, Times.Good(9, 4)).ShouldBeSameAs(state);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1, -1)]
    public void WatchdogSettings_OutOfRange_Throw(int stallSeconds, int stuckAfter) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new WatchdogSettings(TimeSpan.FromSeconds(stallSeconds), stuckAfter));
}
