namespace OrleansHa.Tests.Conformance.Section02References;

public interface IHub : IGrainWithStringKey
{
    Task<string> PingAsync();

    /// <summary>Calls the grain it is given.</summary>
    Task<string> PingOtherAsync(IHub other);

    /// <summary>Gives itself to another, once as <c>this</c> and once as a reference.</summary>
    Task<bool> IntroduceTwiceAsync(IHub other);

    Task<GrainId> IdOfAsync(IHub other);

    Task RememberAsync(IHub other);

    Task<IHub?> RememberedAsync();

    Task<IHub> SelfAsync();
}

[GenerateSerializer]
public sealed class HubState
{
    [Id(0)]
    public IHub? Other { get; set; }
}

public sealed class HubGrain([PersistentState("hub", "Memory")] IPersistentState<HubState> state) : Grain, IHub
{
    public Task<string> PingAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> PingOtherAsync(IHub other) => other.PingAsync();

    public async Task<bool> IntroduceTwiceAsync(IHub other) =>
        await other.IdOfAsync(this) == await other.IdOfAsync(this.AsReference<IHub>());

    public Task<GrainId> IdOfAsync(IHub other) => Task.FromResult(other.GetGrainId());

    public async Task RememberAsync(IHub other)
    {
        state.State.Other = other;
        await state.WriteStateAsync();
        DeactivateOnIdle();
    }

    public Task<IHub?> RememberedAsync() => Task.FromResult(state.State.Other);

    public Task<IHub> SelfAsync() => Task.FromResult(this.AsReference<IHub>());
}

public interface IBox<T> : IGrainWithStringKey
{
    Task PutAsync(T value);

    Task<T?> GetAsync();

    Task<string> TypeAsync();
}

public sealed class BoxGrain<T> : Grain, IBox<T>
{
    private T? _value;

    public Task PutAsync(T value)
    {
        _value = value;
        return Task.CompletedTask;
    }

    public Task<T?> GetAsync() => Task.FromResult(_value);

    public Task<string> TypeAsync() => Task.FromResult(typeof(T).ToString());
}

public interface IGenericMethods : IGrainWithStringKey
{
    Task<T> EchoAsync<T>(T value);

    Task<string> NameAsync<TFirst, TSecond>();
}

public sealed class GenericMethodsGrain : Grain, IGenericMethods
{
    public Task<T> EchoAsync<T>(T value) => Task.FromResult(value);

    public Task<string> NameAsync<TFirst, TSecond>() => Task.FromResult($"{typeof(TFirst).Name},{typeof(TSecond).Name}");
}
