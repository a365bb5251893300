using Orleans.Storage;

namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>orleans-api.md §8: the facade between a grain and its provider, with a provider that can be told to fail.</summary>
public sealed class FacadeTests(StoredCluster cluster) : IClassFixture<StoredCluster>
{
    [Fact]
    public async Task Conflict_EscapingTheCall_DeactivatesTheGrain()
    {
        var (grain, key) = New();
        await grain.WriteAsync(1);
        var before = await grain.ActivationAsync();
        ScriptedStorage.WriteBehind(grain.GetGrainId(), 50);

        await Should.ThrowAsync<InconsistentStateException>(grain.WriteAsync(2));
        await Journal.HasAsync(key, "deactivated ApplicationError");
        (await grain.ActivationAsync()).ShouldNotBe(before);
        (await grain.SeeAsync()).Number.ShouldBe(50, "the new activation read what is there");
    }

    [Fact]
    public async Task Conflict_CaughtByTheGrain_LeavesItActive()
    {
        var (grain, _) = New();
        await grain.WriteAsync(1);
        var before = await grain.ActivationAsync();
        ScriptedStorage.WriteBehind(grain.GetGrainId(), 50);

        (await grain.TryWriteAsync(2)).ShouldBe(nameof(InconsistentStateException));
        (await grain.ActivationAsync()).ShouldBe(before);
        (await grain.SeeAsync()).Number.ShouldBe(2, "the state in memory is not rolled back");
        (await grain.ReadAsync()).Number.ShouldBe(50);
        (await grain.TryWriteAsync(3)).ShouldBe("written");
    }

    [Fact]
    public async Task Conflict_OfAnotherGrain_DoesNotDeactivateTheCaller()
    {
        var (grain, key) = New();
        var caller = cluster.Client.GetGrain<IStoredByScript>(key + "-caller");
        await grain.WriteAsync(1);
        var before = await caller.ActivationAsync();
        ScriptedStorage.WriteBehind(grain.GetGrainId(), 50);

        await Should.ThrowAsync<InconsistentStateException>(caller.WriteOtherAsync(grain, 2));
        await Journal.HasAsync(key, "deactivated ApplicationError");
        (await caller.ActivationAsync()).ShouldBe(before);
        Journal.Of(key + "-caller").ShouldBeEmpty();
    }

    [Fact]
    public async Task ProviderException_IsWrapped()
    {
        var grain = cluster.Client.GetGrain<IStoredByScript>(Keys.New("broken"));
        var failure = await Should.ThrowAsync<OrleansException>(grain.WriteAsync(1));
        failure.InnerException.ShouldBeOfType<TimeoutException>().Message.ShouldBe("the disk is away");
    }

    [Fact]
    public async Task ProviderException_OfOrleans_PassesUnchanged()
    {
        var grain = cluster.Client.GetGrain<IStoredByScript>(Keys.New("refusing"));
        (await Should.ThrowAsync<BadProviderConfigException>(grain.WriteAsync(1))).Message.ShouldBe("not like this");
    }

    [Fact]
    public async Task FailedRead_FailsTheActivationWithThatException()
    {
        var grain = cluster.Client.GetGrain<IStoredByScript>(Keys.New("unreadable"));
        var failure = await Should.ThrowAsync<OrleansException>(grain.SeeAsync());
        failure.InnerException.ShouldBeOfType<NotSupportedException>().Message.ShouldBe("cannot be read");
    }

    [Fact]
    public async Task MissingProvider_FailsTheActivation()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(cluster.Client.GetGrain<IStoredNowhere>(Keys.New()).SeeAsync());
        var causes = new List<Exception>();
        for (Exception? at = failure; at is not null; at = at.InnerException)
            causes.Add(at);
        causes.ShouldContain(cause => cause is BadProviderConfigException);
    }

    [Fact]
    public async Task Writes_NeverOverlap_AndWaitingOnesBecomeOne()
    {
        var key = Keys.New("slow");
        var grain = cluster.Client.GetGrain<IStoredByScript>(key);
        var writes = grain.WriteManyAsync(10);
        await Gate.Of(key).EnteredAsync();
        Journal.Of(key + "-storage").Count(entry => entry == "write begins").ShouldBe(1);

        Gate.Of(key).Open();
        await writes.WaitAsync(Bounds.Event);
        var entries = Journal.Of(key + "-storage")[1..];
        entries.ShouldBe(["write begins", "write ends", "write begins", "write ends"], "one runs, one stands for the nine that wait");
        await grain.LeaveAsync();
        (await grain.SeeAsync()).Number.ShouldBe(10);
    }

    [Fact]
    public async Task Access_FromOutsideTheActivation_IsRefused()
    {
        var grain = cluster.Client.GetGrain<ILeaksState>(Keys.New());
        await grain.LeakAsync();
        var leaked = LeaksStateGrain.Leaked.ShouldNotBeNull();
        await Should.ThrowAsync<InvalidOperationException>(async () => await leaked.WriteStateAsync());
    }

    [Fact]
    public async Task Access_InTheConstructor_SeesNothingYet() =>
        (await cluster.Client.GetGrain<ILeaksState>(Keys.New()).AtConstructionAsync()).ShouldBe(nameof(InvalidOperationException));

    [Fact]
    public async Task ClassicGrain_KeepsItsStateUnderTheNameState()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IClassic>(key);
        await grain.SetAsync(9);
        await grain.LeaveAsync();
        (await grain.GetAsync()).ShouldBe(9);
        Journal.Of(key + "-storage").ShouldContain("read state");
        await grain.ForgetAsync();
        (await grain.GetAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ClassicGrain_WithoutAnAttribute_UsesTheDefaultProvider()
    {
        var grain = cluster.Client.GetGrain<IClassicDefault>(Keys.New());
        await grain.SetAsync(9);
        await grain.LeaveAsync();
        (await grain.GetAsync()).ShouldBe(9);
    }

    [Fact]
    public void Providers_AreKeyedServices_AndTheDefaultIsUnkeyedToo()
    {
        var services = cluster.Silos[0].ServiceProvider;
        services.GetRequiredKeyedService<IGrainStorage>("Script").ShouldBeOfType<ScriptedStorage>();
        services.GetRequiredService<IGrainStorage>().ShouldBeSameAs(services.GetRequiredKeyedService<IGrainStorage>("Default"));
    }

    private (IStored Grain, string Key) New([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var key = Keys.New(test);
        return (cluster.Client.GetGrain<IStoredByScript>(key), key);
    }
}

public interface ILeaksState : IGrainWithStringKey
{
    Task LeakAsync();

    /// <summary>The type of the exception that RecordExists threw in the constructor, or "none".</summary>
    Task<string> AtConstructionAsync();
}

public sealed class LeaksStateGrain : Grain, ILeaksState
{
    private readonly IPersistentState<Stored> _state;
    private readonly string _atConstruction = "none";

    public LeaksStateGrain([PersistentState("leaked", "Script")] IPersistentState<Stored> state)
    {
        _state = state;
        try
        {
            _ = state.RecordExists;
        }
        catch (InvalidOperationException)
        {
            _atConstruction = nameof(InvalidOperationException);
        }
    }

    public static IPersistentState<Stored>? Leaked { get; private set; }

    public Task LeakAsync()
    {
        Leaked = _state;
        return Task.CompletedTask;
    }

    public Task<string> AtConstructionAsync() => Task.FromResult(_atConstruction);
}
