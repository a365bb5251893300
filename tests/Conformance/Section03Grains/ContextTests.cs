namespace OrleansHa.Tests.Conformance.Section03Grains;

/// <summary>orleans-api.md §3: what a grain knows of its surroundings.</summary>
public sealed class ContextTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Context_TellsWhereAndWhatTheGrainIs()
    {
        var grain = cluster.Client.GetGrain<ISelfAware>(Keys.New());
        var told = await grain.DescribeAsync();
        told.Id.ShouldBe(grain.GetGrainId());
        told.Silo.ShouldBe(cluster.Silos[0].SiloAddress);
        told.AccessorAgrees.ShouldBeTrue("IGrainContextAccessor gives the context of the running grain");
        told.InstanceIsSelf.ShouldBeTrue();
        told.ScopeIsShared.ShouldBeTrue("services of the activation come from one scope");
        told.Identity.ShouldNotBeNullOrEmpty();
        told.Runtime.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Scope_OfEachActivation_IsItsOwn()
    {
        var first = await cluster.Client.GetGrain<ISelfAware>(Keys.New()).ScopeAsync();
        (await cluster.Client.GetGrain<ISelfAware>(Keys.New()).ScopeAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task Component_SetOnTheContext_IsFoundAgain_AndRemovedByNull() =>
        (await cluster.Client.GetGrain<ISelfAware>(Keys.New()).UseComponentAsync()).ShouldBe("none,set,none");

    [Fact]
    public async Task Extension_RegisteredOnTheSilo_IsCalledOnAnyGrain()
    {
        var grain = cluster.Client.GetGrain<ISelfAware>(Keys.New());
        (await grain.AsReference<IGreeting>().GreetAsync("you")).ShouldBe($"{grain.GetPrimaryKeyString()} greets you");
    }

    [Fact]
    public async Task Scheduler_RunsActionsAndTasksAsTurnsOfTheGrain()
    {
        var grain = cluster.Client.GetGrain<ISelfAware>(Keys.New());
        await grain.DescribeAsync();
        cluster.Cluster.TryGetGrainContext(grain.GetGrainId(), out var context).ShouldBeTrue();
        var seen = new TaskCompletionSource<TaskScheduler>(TaskCreationOptions.RunContinuationsAsynchronously);
        var seenWithState = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        context!.Scheduler.QueueAction(() => seen.SetResult(TaskScheduler.Current));
        context.Scheduler.QueueAction(seenWithState.SetResult, this);
        var task = new Task<TaskScheduler>(() => TaskScheduler.Current);
        context.Scheduler.QueueTask(task);

        var scheduler = await seen.Task.WaitAsync(Bounds.Event);
        scheduler.ShouldNotBe(TaskScheduler.Default);
        (await task.WaitAsync(Bounds.Event)).ShouldBe(scheduler);
        (await seenWithState.Task.WaitAsync(Bounds.Event)).ShouldBe(this);
    }

    [Fact]
    public async Task Accessor_OutsideAnyGrain_IsNotNull()
    {
        cluster.Silo<IGrainContextAccessor>().GrainContext.ShouldNotBeNull();
        await Task.CompletedTask;
    }
}

[GenerateSerializer]
public sealed record SelfDescription(
    GrainId Id, SiloAddress? Silo, bool AccessorAgrees, bool InstanceIsSelf, bool ScopeIsShared, string Identity, string Runtime);

public interface ISelfAware : IGrainWithStringKey
{
    Task<SelfDescription> DescribeAsync();

    Task<int> ScopeAsync();

    Task<string> UseComponentAsync();
}

public sealed class SelfAwareGrain(IGrainContextAccessor accessor, ScopedThing scoped) : Grain, ISelfAware
{
    public Task<SelfDescription> DescribeAsync() => Task.FromResult(new SelfDescription(
        GrainContext.GrainId, GrainContext.Address.SiloAddress,
        ReferenceEquals(accessor.GrainContext, GrainContext), ReferenceEquals(GrainContext.GrainInstance, this),
        ReferenceEquals(scoped, ServiceProvider.GetRequiredService<ScopedThing>()) && ReferenceEquals(scoped, GrainContext.ActivationServices.GetRequiredService<ScopedThing>()),
        IdentityString, RuntimeIdentity));

    public Task<int> ScopeAsync() => Task.FromResult(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(scoped));

    public Task<string> UseComponentAsync()
    {
        var before = GrainContext.GetComponent<Version>();
        GrainContext.SetComponent(new Version(1, 0));
        var set = GrainContext.GetComponent<Version>();
        GrainContext.SetComponent<Version>(null);
        var after = GrainContext.GetComponent<Version>();
        return Task.FromResult(string.Join(',', new[] { before, set, after }.Select(found => found is null ? "none" : "set")));
    }
}

public interface IGreeting : IGrainExtension
{
    Task<string> GreetAsync(string whom);
}

public sealed class Greeting(IGrainContext context) : IGreeting
{
    public Task<string> GreetAsync(string whom) => Task.FromResult($"{context.GrainId.Key} greets {whom}");
}
