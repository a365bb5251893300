using Orleans.Core.Internal;

namespace OrleansHa.Tests.Conformance.Section03Grains;

/// <summary>orleans-api.md §3: how a grain comes and goes.</summary>
public sealed class ActivationTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Activation_RunsItsStepsInOrder()
    {
        var key = Keys.New();
        await Life(key).CallAsync("called");
        Journal.Of(key).ShouldBe(["constructed", "first", "before state", "no state", "activated", "called"]);
    }

    [Fact]
    public async Task Deactivation_RunsItsStepsInOrder()
    {
        var key = Keys.New();
        await Life(key).LeaveAsync();
        var entries = await Journal.UntilAsync(key, all => all.Contains("disposed") && all.Contains("scope disposed"));

        entries[5].ShouldBe("deactivated ApplicationRequested");
        entries[6..9].ShouldBe(["state stopped", "before state stopped", "first stopped"]);
        entries[9..].Order().ShouldBe(["disposed", "scope disposed"]);
    }

    [Fact]
    public async Task DeactivateOnIdle_ThenCall_GoesToANewActivation()
    {
        var key = Keys.New();
        var before = await Life(key).CallAsync("first");
        await Life(key).LeaveAsync();
        var after = await Life(key).CallAsync("second");

        after.ShouldNotBe(before);
        var entries = Journal.Of(key);
        Array.IndexOf(entries, "deactivated ApplicationRequested").ShouldBeLessThan(Array.IndexOf(entries, "second"));
    }

    [Fact]
    public async Task DeactivateOnIdle_WithQueuedCalls_SendsThemToTheNewActivation()
    {
        var key = Keys.New();
        var before = await Life(key).CallAsync("warm");
        var held = Life(key).LeaveWhileHeldAsync();
        await Gate.Of(key).EnteredAsync();
        var queued = Enumerable.Range(0, 10).Select(number => Life(key).CallAsync($"queued {number}")).ToArray();
        Gate.Of(key).Open();

        (await held).ShouldBe(before, "the running request finishes where it runs");
        var activations = await Task.WhenAll(queued).WaitAsync(Bounds.Event);
        activations.Distinct().ShouldHaveSingleItem().ShouldNotBe(before);
    }

    [Fact]
    public async Task ManagementExtension_DeactivatesAnyGrainFromOutside()
    {
        var key = Keys.New();
        var before = await Life(key).CallAsync("first");
        await Life(key).Cast<IGrainManagementExtension>().DeactivateOnIdle();

        await Journal.HasAsync(key, "deactivated ApplicationRequested");
        (await Life(key).CallAsync("second")).ShouldNotBe(before);
    }

    [Fact]
    public async Task PlainGrain_HasTheSameLife()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IPlain>(key);
        (await grain.HelloAsync()).ShouldBe($"hello {key}");
        await grain.LeaveAsync();
        await Journal.HasAsync(key, "deactivated ApplicationRequested");
        Journal.Of(key)[0].ShouldBe("activated");
    }

    [Fact]
    public async Task Deactivated_CompletesAfterTheTeardown()
    {
        var key = Keys.New();
        await Life(key).CallAsync("first");
        cluster.Cluster.TryGetGrainContext(Life(key).GetGrainId(), out var context).ShouldBeTrue();
        await Life(key).LeaveAsync();

        await context!.Deactivated.WaitAsync(Bounds.Event);
        Journal.Of(key).ShouldContain("disposed");
    }

    [Fact]
    public async Task Deactivate_WithAReason_HandsItToTheGrain()
    {
        var key = Keys.New();
        await Life(key).CallAsync("first");
        cluster.Cluster.TryGetGrainContext(Life(key).GetGrainId(), out var context).ShouldBeTrue();

        context!.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "the test wants it"));
        await Journal.HasAsync(key, "deactivated RuntimeRequested");
    }

    [Fact]
    public async Task Requests_BeforeActivationEnds_Wait()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<ISlowStart>(key);
        var calls = Enumerable.Range(0, 3).Select(_ => grain.CallAsync()).ToArray();
        await Gate.Of(key).EnteredAsync();

        // Another grain of the same silo answers meanwhile; the waiting ones do not.
        await Life(key + "-other").CallAsync("fence");
        calls.ShouldAllBe(call => !call.IsCompleted);
        Journal.Of(key).ShouldBeEmpty();

        Gate.Of(key).Open();
        await Task.WhenAll(calls).WaitAsync(Bounds.Event);
        Journal.Of(key).ShouldBe(["activated", "called", "called", "called"]);
    }

    private ILife Life(string key) => cluster.Client.GetGrain<ILife>(key);
}
