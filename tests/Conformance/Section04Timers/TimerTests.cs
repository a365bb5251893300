namespace OrleansHa.Tests.Conformance.Section04Timers;

/// <summary>orleans-api.md §4: when timers tick, and when they do not.</summary>
public sealed class TimerTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private const int Never = -1;

    [Fact]
    public async Task Timer_WithAPeriod_TicksAgainAndAgain()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 10, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock", times: 5);
    }

    [Fact]
    public async Task Timer_WithoutAPeriod_TicksOnce()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, Never, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock");
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).ShouldBe(["tick", "tock"]);
    }

    [Fact]
    public async Task Timer_WithoutADueTime_WaitsForChange()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(Never, 10, TickAction.None, interleave: false);
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).ShouldBeEmpty();

        await grain.ChangeAsync(1, 10);
        await Journal.HasAsync(key, "tock", times: 2);
    }

    [Fact]
    public async Task Timer_Disposed_TicksNoMore()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock", times: 2);
        await grain.DisposeTimerAsync();
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).Last().ShouldBe("disposed");
    }

    [Fact]
    public async Task Timer_DisposingItselfInItsCallback_TicksOnce()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.DisposeSelf, interleave: false);
        await Journal.HasAsync(key, "tock");
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).ShouldBe(["tick", "tock"]);
    }

    [Fact]
    public async Task Timer_ChangingItselfInItsCallback_KeepsTheNewTimes()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.ChangeSelf, interleave: false);
        await Journal.HasAsync(key, "tock");
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).ShouldBe(["tick", "tock"], "the next tick is an hour away");
    }

    [Fact]
    public async Task Timer_Throwing_TicksOn()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.Throw, interleave: false);
        await Journal.HasAsync(key, "tick", times: 4);
        await grain.CallAsync("alive");
    }

    [Fact]
    public async Task Timer_Period_CountsFromTheEndOfTheCallback()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 100, TickAction.Hold, interleave: true);
        await Gate.Of(key).EnteredAsync();
        // While the callback runs, another timer ticks often enough for this one to have come again.
        await OtherTimerTicksAsync(times: 20, periodMs: 15);
        Journal.Of(key).ShouldBe(["tick"], "ticks do not overlap");

        Gate.Of(key).Open();
        await Journal.HasAsync(key, "tock", times: 3);
        var pauses = await grain.PausesAsync();
        // 30 ms: clocks of timers and stopwatches differ by a tick of the system timer.
        pauses.ShouldAllBe(pause => pause >= 70, $"no catch-up: {string.Join(", ", pauses)} ms after the previous end");
    }

    [Fact]
    public async Task Timer_Disposed_CancelsTheTokenOfItsCallback()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.AwaitCancellation, interleave: true);
        await Gate.Of(key).PassAsync();
        await grain.DisposeTimerAsync();
        await Journal.HasAsync(key, "cancelled");
    }

    [Fact]
    public async Task Timers_AreGoneWhenTheGrainLeaves()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, 5, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock");
        await grain.LeaveAsync();
        await Journal.HasAsync(key, "deactivated ApplicationRequested");
        await OtherTimerTicksAsync(times: 5);
        Journal.Of(key).Last().ShouldBe("deactivated ApplicationRequested");
    }

    [Fact]
    public async Task EveryForm_OfRegistration_Ticks()
    {
        var key = Keys.New();
        await cluster.Client.GetGrain<ITimerForms>(key).RegisterAllAsync();
        var entries = await Journal.UntilAsync(key, all => all.Length >= 10);
        entries.Order().ShouldBe(
            ["obsolete", "plain", "plain options", "registry", "state", "state options", "state token", "state token options", "token", "token options"]);
    }

    [Theory]
    [InlineData(-2.0, 1000.0)]
    [InlineData(1000.0, -2.0)]
    [InlineData(4294967295.0, 1000.0)]
    [InlineData(1000.0, 4294967295.0)]
    public async Task Registration_OutsideTheRange_IsRefused(double dueMs, double periodMs)
    {
        var refusal = await cluster.Client.GetGrain<ITimerForms>(Keys.New())
            .TryRegisterAsync(TimeSpan.FromMilliseconds(dueMs), TimeSpan.FromMilliseconds(periodMs));
        refusal.ShouldBe(nameof(ArgumentOutOfRangeException));
    }

    private (ITimed Grain, string Key) Timed([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var key = Keys.New(test);
        return (cluster.Client.GetGrain<ITimed>(key), key);
    }

    /// <summary>Time passes: a timer of another grain ticks this often.</summary>
    private async Task OtherTimerTicksAsync(int times, int periodMs = 10)
    {
        var (other, key) = Timed("yardstick");
        await other.StartAsync(periodMs, periodMs, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock", times);
        await other.DisposeTimerAsync();
    }
}
