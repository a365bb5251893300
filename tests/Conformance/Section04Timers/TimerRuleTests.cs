using OrleansHa.Tests.Conformance.Section08Persistence;

namespace OrleansHa.Tests.Conformance.Section04Timers;

/// <summary>orleans-api.md §4: what a tick sees, and what its failure does.</summary>
public sealed class TimerRuleTests(PairOfSilos cluster) : IClassFixture<PairOfSilos>
{
    [Fact]
    public async Task Tick_DoesNotSeeTheContextOfItsRegistration()
    {
        var key = Keys.New();
        RequestContext.Set("who", "the caller");
        await cluster.Client.GetGrain<ITicking>(key).TellContextAsync();
        RequestContext.Clear();
        await Journal.HasAsync(key, "in the call: the caller");
        await Journal.HasAsync(key, "in the tick: nobody");
    }

    [Fact]
    public async Task ConflictThatEscapesATick_DeactivatesTheGrain()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<ITicking>(key);
        await grain.WriteLaterAsync();
        ScriptedStorage.WriteBehind(grain.GetGrainId(), 77);
        Gate.Of(key).Open();
        await Journal.HasAsync(key, "gone ApplicationError");
        (await grain.ReadAsync()).ShouldBe(77, "the next activation reads what is there");
    }

    [Fact]
    public async Task ObsoleteTimer_Interleaves()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<ITicking>(key);
        var held = grain.HoldWithOldTimerAsync();
        await Journal.HasAsync(key, "old tick", 2);
        held.IsCompleted.ShouldBeFalse();
        Gate.Of(key).Open();
        await held.WaitAsync(Bounds.Event);
    }
}

public interface ITicking : IGrainWithStringKey
{
    Task TellContextAsync();

    /// <summary>Writes once, and again in a tick once the gate opens.</summary>
    Task WriteLaterAsync();

    Task<int> ReadAsync();

    Task HoldWithOldTimerAsync();
}

public sealed class TickingGrain([PersistentState("scripted", "Scripted")] IPersistentState<Stored> state) : Grain, ITicking
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(Key, $"gone {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task TellContextAsync()
    {
        Journal.Add(Key, $"in the call: {RequestContext.Get("who")}");
        this.RegisterGrainTimer(
            () =>
            {
                Journal.Add(Key, $"in the tick: {RequestContext.Get("who") ?? "nobody"}");
                return Task.CompletedTask;
            },
            TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task WriteLaterAsync()
    {
        state.State.Number = 1;
        await state.WriteStateAsync();
        this.RegisterGrainTimer(
            async () =>
            {
                await Gate.Of(Key).PassAsync();
                await state.WriteStateAsync();
            },
            TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public Task<int> ReadAsync() => Task.FromResult(state.State.Number);

    public async Task HoldWithOldTimerAsync()
    {
#pragma warning disable CS0618 // Obsolete on the official packages too; part of the surface.
        using var timer = RegisterTimer(
            _ =>
            {
                Journal.Add(Key, "old tick");
                return Task.CompletedTask;
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
#pragma warning restore CS0618
        await Gate.Of(Key).PassAsync();
    }
}
