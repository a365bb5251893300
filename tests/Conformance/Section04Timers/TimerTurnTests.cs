namespace OrleansHa.Tests.Conformance.Section04Timers;

/// <summary>orleans-api.md §4: ticks take turns with requests.</summary>
public sealed class TimerTurnTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Tick_WaitsForARunningRequest()
    {
        var (grain, key) = Timed();
        var held = grain.HoldAsync();
        await Gate.Of(key + "-call").EnteredAsync();
        // Interleaves with the held call, registers a timer that does not.
        await cluster.Client.GetGrain<ITimed>(key).FenceAsync();
        await StartFromOutsideAsync(key, interleave: false);
        await OtherTimerTicksAsync();
        Journal.Of(key).ShouldBe(["held", "fence"]);

        Gate.Of(key + "-call").Open();
        await held;
        await Journal.HasAsync(key, "tick");
        Journal.Of(key)[..4].ShouldBe(["held", "fence", "released", "tick"]);
    }

    [Fact]
    public async Task InterleavingTick_DoesNotWaitForARunningRequest()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(20, 20, TickAction.None, interleave: true);
        var held = grain.HoldAsync();
        await Gate.Of(key + "-call").EnteredAsync();
        var ticksBefore = Journal.Of(key).Count(entry => entry == "tick");
        await Journal.HasAsync(key, "tick", ticksBefore + 2);

        Journal.Of(key).ShouldNotContain("released");
        Gate.Of(key + "-call").Open();
        await held;
    }

    [Fact]
    public async Task RunningTick_BlocksRequests()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, -1, TickAction.Hold, interleave: false);
        await Gate.Of(key).EnteredAsync();
        var call = grain.CallAsync("call");
        await grain.FenceAsync();
        Journal.Of(key).ShouldBe(["tick", "fence"]);

        Gate.Of(key).Open();
        await call.WaitAsync(Bounds.Event);
        Journal.Of(key).ShouldBe(["tick", "fence", "tock", "call"]);
    }

    [Fact]
    public async Task RunningInterleavingTick_BlocksNothing()
    {
        var (grain, key) = Timed();
        await grain.StartAsync(1, -1, TickAction.Hold, interleave: true);
        await Gate.Of(key).EnteredAsync();
        await grain.CallAsync("call").WaitAsync(Bounds.Event);
        Gate.Of(key).Open();
        await Journal.HasAsync(key, "tock");
        Journal.Of(key).ShouldBe(["tick", "call", "tock"]);
    }

    private (ITimed Grain, string Key) Timed([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var key = Keys.New(test);
        return (cluster.Client.GetGrain<ITimed>(key), key);
    }

    /// <summary>Registers a timer on the activation while a request of it runs.</summary>
    private Task StartFromOutsideAsync(string key, bool interleave)
    {
        cluster.Cluster.TryGetGrainContext(cluster.Client.GetGrain<ITimed>(key).GetGrainId(), out var context).ShouldBeTrue();
        var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context!.Scheduler.QueueAction(() =>
        {
            context.GrainInstance.ShouldBeAssignableTo<IGrainBase>()!.RegisterGrainTimer(
                () =>
                {
                    Journal.Add(key, "tick");
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10)) { Interleave = interleave });
            registered.SetResult();
        });
        return registered.Task.WaitAsync(Bounds.Event);
    }

    private async Task OtherTimerTicksAsync()
    {
        var (other, key) = Timed("yardstick");
        await other.StartAsync(10, 10, TickAction.None, interleave: false);
        await Journal.HasAsync(key, "tock", 5);
        await other.DisposeTimerAsync();
    }
}
