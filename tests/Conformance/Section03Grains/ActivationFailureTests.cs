namespace OrleansHa.Tests.Conformance.Section03Grains;

/// <summary>orleans-api.md §3: what callers see when a grain cannot be activated.</summary>
public sealed class ActivationFailureTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task OnActivate_Throwing_FailsEveryWaitingCallWithThatException()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IFailsToStart>(key);
        var calls = Enumerable.Range(0, 3).Select(_ => grain.CallAsync()).ToArray();
        await Gate.Of(key).EnteredAsync();
        // The calls were sent in one go, and the one that started the activation arrived: the others are right behind it.
        await cluster.Client.GetGrain<IPlain>(key).HelloAsync();
        Gate.Of(key).Open();

        (await Should.ThrowAsync<NotSupportedException>(calls[0].WaitAsync(Bounds.Event))).Message.ShouldBe("not this time");
        foreach (var call in calls[1..])
            (await Should.ThrowAsync<NotSupportedException>(call.WaitAsync(Bounds.Event))).Message.ShouldBe("not this time");
    }

    [Fact]
    public async Task OnActivate_Throwing_LeavesTheNextCallToANewActivation()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IFailsToStart>(key);
        Gate.Of(key).Open();
        await Should.ThrowAsync<NotSupportedException>(grain.CallAsync());

        await grain.CallAsync();
        Journal.Of(key).ShouldBe(["activating", "activating", "called"], "OnDeactivateAsync is not called for a failed activation");
    }

    [Fact]
    public async Task Constructor_Throwing_FailsTheCallWithTheCauseInside()
    {
        var call = cluster.Client.GetGrain<IFailsToConstruct>(Keys.New()).CallAsync();
        var failure = await Should.ThrowAsync<InvalidOperationException>(call.WaitAsync(Bounds.Event));
        Causes(failure).ShouldContain(cause => cause is NotSupportedException && cause.Message == "no such thing");
    }

    [Fact]
    public async Task Constructor_WithAMissingService_FailsTheCall()
    {
        var call = cluster.Client.GetGrain<INeedsWhatIsMissing>(Keys.New()).CallAsync();
        var failure = await Should.ThrowAsync<InvalidOperationException>(call.WaitAsync(Bounds.Event));
        string.Join('\n', Causes(failure).Select(cause => cause.Message)).ShouldContain(nameof(INowhereRegistered));
    }

    [Fact]
    public async Task OnDeactivate_Throwing_IsSwallowed()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IFailsToLeave>(key);
        var before = await grain.CallAsync(leave: true);
        await Journal.HasAsync(key, "leaving");

        (await grain.CallAsync(leave: false)).ShouldNotBe(before);
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? at = failure; at is not null; at = at.InnerException)
            yield return at;
    }
}
