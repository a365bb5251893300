namespace OrleansHa.Tests.Conformance.Section05Concurrency;

/// <summary>orleans-api.md §5: one turn at a time, one-way calls, calls that outlast their caller.</summary>
public sealed class SchedulingTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Continuations_StayOnTheActivationsScheduler() =>
        (await New().CheckSchedulerAsync()).ShouldBe("");

    [Fact]
    public async Task InterleavingRequests_NeverRunTwoTurnsAtOnce()
    {
        var grain = New();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => grain.CountAsync(500))).WaitAsync(Bounds.Event);
        (await grain.TotalAsync()).ShouldBe(4000);
    }

    [Fact]
    public async Task OneWayCall_EndsBeforeTheMethodDoes()
    {
        var grain = New();
        var key = grain.GetPrimaryKeyString();
        await grain.FireAsync().WaitAsync(Bounds.Event);
        await Gate.Of(key).EnteredAsync();
        Journal.Of(key).ShouldBeEmpty();
        Gate.Of(key).Open();
        await Journal.HasAsync(key, "fired");
    }

    [Fact]
    public async Task OneWayCall_ThatFails_TellsNobody()
    {
        var grain = New();
        await grain.FireAndFailAsync();
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "failing");
        grain.FireVoid();
        await Journal.HasAsync(grain.GetPrimaryKeyString(), "void fired");
    }

    [Fact]
    public async Task TimedOutCall_KeepsRunning()
    {
        var grain = New();
        var key = grain.GetPrimaryKeyString();
        await Should.ThrowAsync<TimeoutException>(grain.OutlastAsync());
        Gate.Of(key).Open();
        await Journal.HasAsync(key, "ends");
    }

    [Fact]
    public async Task ExpiredRequest_StillQueued_IsDropped()
    {
        var grain = New();
        var key = grain.GetPrimaryKeyString();
        var running = grain.OutlastAsync();
        await Gate.Of(key).EnteredAsync();
        var queued = grain.OutlastAsync();
        await Should.ThrowAsync<TimeoutException>(running);
        await Should.ThrowAsync<TimeoutException>(queued);
        // What is left of a request's time counts from its arrival, which a busy machine delays: another whole time-out passes.
        var other = New("clock");
        await Should.ThrowAsync<TimeoutException>(other.OutlastAsync());
        Gate.Of(other.GetPrimaryKeyString()).Open();

        Gate.Of(key).Open();
        (await grain.CheckSchedulerAsync()).ShouldBe("");
        Journal.Of(key).ShouldBe(["begins", "ends"], "the second was never run");
    }

    private IScheduled New([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        cluster.Client.GetGrain<IScheduled>(Keys.New(test));
}
