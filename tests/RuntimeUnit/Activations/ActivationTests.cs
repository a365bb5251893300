using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Messaging;
using Orleans.Storage;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class ActivationTests : IDisposable
{
    private readonly StagedGrain.Stages _stages = new();
    private readonly ActivationBench _bench;

    public ActivationTests() => _bench = new ActivationBench(services => services.AddSingleton(_stages));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Requests_BeforeActivationIsDone_Wait()
    {
        var activation = _bench.Create<StagedGrain>();
        activation.Activate(null);
        activation.Receive(Call("first"));
        await Eventually.TrueAsync(() => activation.State == ActivationState.Activating && _stages.Events.Contains("activate"));
        _bench.Responses.ShouldBeEmpty();

        _stages.Activate.SetResult();
        await _bench.ResponsesAsync(1);
        activation.State.ShouldBe(ActivationState.Valid);
        _stages.Events.ShouldBe(["activate", "first"]);
    }

    [Fact]
    public async Task OnActivate_ThatThrows_RejectsWhatWaitsWithThatException()
    {
        var activation = _bench.Create<StagedGrain>();
        activation.Receive(Call("never"));
        activation.Activate(null);
        var cause = new FormatException("of the test");
        _stages.Activate.SetException(cause);
        await Eventually.TrueAsync(() => activation.State == ActivationState.Invalid && !_bench.Removed.IsEmpty);
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);

        // The request came before the command to activate: it waited as well.
        var rejection = _bench.Rejections.ShouldHaveSingleItem();
        rejection.Kind.ShouldBe(RejectionKind.ActivationFailed);
        rejection.Cause.ShouldBeSameAs(cause);
        _bench.Unregistered.ShouldHaveSingleItem().ShouldBe(activation.Address);
        _stages.Events.ShouldBe(["activate", "dispose"]);

        activation.Receive(Call("later"));
        await Eventually.TrueAsync(() => _bench.Forwarded.Count == 1);
    }

    [Fact]
    public async Task Constructor_ThatCannotBeServed_RejectsWithInvalidOperation()
    {
        using var bench = new ActivationBench();
        var activation = bench.Create<StagedGrain>();
        activation.Receive(Call("never"));
        activation.Activate(null);
        await Eventually.TrueAsync(() => bench.Rejections.Count == 1);
        bench.Rejections.Single().Cause.ShouldBeOfType<InvalidOperationException>().InnerException.ShouldNotBeNull();
    }

    [Fact]
    public async Task Registration_LostToAnother_ForwardsToTheWinner()
    {
        var activation = _bench.Create<StagedGrain>();
        _bench.Winner = ActivationBench.AddressOf(activation.GrainId.Type);
        activation.Receive(Call("never"));
        activation.Activate(null);
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);
        _bench.Forwarded.ShouldHaveSingleItem().Next.ShouldBe(_bench.Winner);
        _bench.Unregistered.ShouldBeEmpty();
        _stages.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deactivation_LetsTheRunningFinishAndForwardsTheRest()
    {
        var activation = await ValidAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        activation.Receive(ActivationBench.Call(target =>
        {
            ((StagedGrain)target).DeactivateOnIdle();
            return gate.Task;
        }));
        activation.Receive(Call("queued"));
        await Eventually.TrueAsync(() => activation.State == ActivationState.Deactivating);
        _stages.Events.ShouldBe(["activate"]);

        gate.SetResult();
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);
        _bench.Responses.Count.ShouldBe(1);
        _bench.Forwarded.ShouldHaveSingleItem().Next.ShouldBeNull();
        _stages.Events.ShouldBe(["activate", "deactivate ApplicationRequested", "dispose"]);
        _bench.Removed.ShouldHaveSingleItem().ShouldBeSameAs(activation);
        _bench.Unregistered.ShouldHaveSingleItem().ShouldBe(activation.Address);
    }

    [Fact]
    public async Task Deactivation_AskedForWhileActivating_FollowsTheActivation()
    {
        var activation = _bench.Create<StagedGrain>();
        activation.Activate(null);
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "of the test"));
        _stages.Activate.SetResult();
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);
        _stages.Events.ShouldBe(["activate", "deactivate ShuttingDown", "dispose"]);
    }

    [Fact]
    public async Task InconsistentState_OfItsOwnThatEscapes_EndsTheActivation()
    {
        var activation = await ValidAsync();
        activation.Receive(ActivationBench.Call(_ => Task.FromException(new InconsistentStateException("someone else's"))));
        await _bench.ResponsesAsync(1);
        activation.State.ShouldBe(ActivationState.Valid);

        activation.Receive(ActivationBench.Call(_ => Task.FromException(new InconsistentStateException("its own") { SourceActivation = activation.ActivationId })));
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);
        _bench.Responses.Count.ShouldBe(2);
        _stages.Events.ShouldContain("deactivate ApplicationError");
    }

    [Fact]
    public async Task Idle_IsWhatNeitherRunsNorWaitsNorIsKept()
    {
        var activation = await ValidAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        activation.IsIdleFor(TimeSpan.Zero).ShouldBeTrue();
        activation.IsIdleFor(TimeSpan.FromHours(1)).ShouldBeFalse();
        activation.DelayDeactivation(TimeSpan.FromHours(1));
        activation.IsIdleFor(TimeSpan.Zero).ShouldBeFalse();
        activation.DelayDeactivation(TimeSpan.Zero);
        activation.IsIdleFor(TimeSpan.Zero).ShouldBeTrue();

        activation.Receive(ActivationBench.Call(_ => gate.Task));
        activation.IsIdleFor(TimeSpan.Zero).ShouldBeFalse();
        gate.SetResult();
        await _bench.ResponsesAsync(1);
        await Eventually.TrueAsync(() => activation.IsIdleFor(TimeSpan.Zero));
        activation.CollectIfIdle(TimeSpan.Zero);
        await activation.Deactivated.WaitAsync(Eventually.DefaultBound);
        _stages.Events.ShouldContain("deactivate ActivationIdle");
    }

    [Fact]
    public async Task ManyWaitingRequests_ThatCompleteAtOnce_AllRun()
    {
        var activation = _bench.Create<StagedGrain>();
        for (var i = 0; i < 10_000; i++) activation.Receive(ActivationBench.Call(_ => Task.CompletedTask));
        activation.Activate(null);
        _stages.Activate.SetResult();
        await _bench.ResponsesAsync(10_000);
    }

    private async Task<Activation> ValidAsync()
    {
        var activation = _bench.Create<StagedGrain>();
        activation.Activate(null);
        _stages.Activate.SetResult();
        await Eventually.TrueAsync(() => activation.State == ActivationState.Valid);
        return activation;
    }

    private Message Call(string name) => ActivationBench.Call(_ =>
    {
        _stages.Events.Add(name);
        return Task.CompletedTask;
    });
}
