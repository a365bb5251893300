namespace OrleansHa.Tests.Conformance.Section06Calls;

/// <summary>orleans-api.md §6: a cancelled request that still waits for its turn is removed unexecuted; so it is with observers.</summary>
public sealed class CancelledQueueTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARequestThatWaits_IsDroppedWhenItsTokenIsCancelled(bool inside)
    {
        var key = Keys.New($"{nameof(ARequestThatWaits_IsDroppedWhenItsTokenIsCancelled)}{inside}");
        var grain = (inside ? cluster.Inside() : cluster.Client).GetGrain<IHeldUpGrain>(key);
        var running = grain.WorkAsync("first", CancellationToken.None);
        await Gate.Of(key).EnteredAsync();
        using var cancel = new CancellationTokenSource();
        var waiting = grain.WorkAsync("second", cancel.Token);
        await grain.PassByAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(Bounds.Event));

        // What comes after it on the same way shows that the cancellation has arrived.
        await grain.PassByAsync();
        Gate.Of(key).Open();
        await running;
        await grain.WorkAsync("third", CancellationToken.None);
        Journal.Of(key).ShouldBe(["first", "third"]);
    }

    [Fact]
    public async Task ACallOfAnObserver_IsCancelledAndOneBehindItDropped()
    {
        var key = Keys.New();
        var observer = new SlowObserver(key);
        var reference = cluster.Client.CreateObjectReference<ISlowObserver>(observer);
        var caller = cluster.Client.GetGrain<IObserverCaller>(key);
        (await caller.CallAndCancelAsync(reference)).ShouldBe("both cancelled");
        await Journal.HasAsync(key, "signalled first");
        await caller.CallAsync(reference, "third");
        Journal.Of(key).ShouldNotContain("second");
        Journal.Of(key)[^1].ShouldBe("third");
        GC.KeepAlive(observer);
    }

    private sealed class SlowObserver(string key) : ISlowObserver
    {
        public async Task HearAsync(string what, CancellationToken cancel)
        {
            Journal.Add(key, what);
            if (what != "first") return;
            Gate.Of(key).Open();
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancel.Register(cancelled.SetResult)) await cancelled.Task;
            Journal.Add(key, $"signalled {what}");
        }
    }
}

public interface IHeldUpGrain : IGrainWithStringKey
{
    /// <summary>The first call stays at the gate of the grain's key.</summary>
    Task WorkAsync(string name, CancellationToken cancel);

    [Orleans.Concurrency.AlwaysInterleave]
    Task PassByAsync();
}

public sealed class HeldUpGrain : Grain, IHeldUpGrain
{
    public async Task WorkAsync(string name, CancellationToken cancel)
    {
        Journal.Add(this.GetPrimaryKeyString(), name);
        await Gate.Of(this.GetPrimaryKeyString()).PassAsync();
    }

    public Task PassByAsync() => Task.CompletedTask;
}

public interface ISlowObserver : IGrainObserver
{
    /// <summary>"first" returns when its token is cancelled, all others at once.</summary>
    Task HearAsync(string what, CancellationToken cancel);
}

public interface IObserverCaller : IGrainWithStringKey
{
    Task<string> CallAndCancelAsync(ISlowObserver observer);

    Task CallAsync(ISlowObserver observer, string what);
}

public sealed class ObserverCallerGrain : Grain, IObserverCaller
{
    public async Task<string> CallAndCancelAsync(ISlowObserver observer)
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var running = observer.HearAsync("first", first.Token);
        await Gate.Of(this.GetPrimaryKeyString()).PassAsync();
        var waiting = observer.HearAsync("second", second.Token);
        await second.CancelAsync();
        await IsCancelledAsync(waiting);
        await first.CancelAsync();
        await IsCancelledAsync(running);
        return "both cancelled";
    }

    public Task CallAsync(ISlowObserver observer, string what) => observer.HearAsync(what, CancellationToken.None);

    private static async Task IsCancelledAsync(Task call)
    {
        try
        {
            await call;
            throw new InvalidOperationException("The call was not cancelled.");
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
    }
}
