namespace OrleansHa.Tests.Conformance.Section06Calls;

public interface IContextual : IGrainWithStringKey
{
    Task<string?> ReadAsync(string name);

    /// <summary>Reads it at the far end of a chain of calls.</summary>
    Task<string?> ReadFarAsync(string name, int hops);

    /// <summary>Sets it here, calls on, and says what it sees afterwards.</summary>
    Task<string?> SetBelowAsync(string name, string value);

    Task SetAsync(string name, string value);

    /// <summary>Changes the list it finds under the name.</summary>
    Task<int> ChangeListAsync(string name);

    /// <summary>What was there when this activation began.</summary>
    Task<string?> SeenAtActivationAsync();

    Task<string[]> KeysAsync();
}

public sealed class ContextualGrain : Grain, IContextual
{
    private string? _atActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = RequestContext.Get("colour") as string;
        return Task.CompletedTask;
    }

    public Task<string?> ReadAsync(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task<string?> ReadFarAsync(string name, int hops) =>
        hops == 0 ? ReadAsync(name) : GrainFactory.GetGrain<IContextual>($"{this.GetPrimaryKeyString()}-{hops}").ReadFarAsync(name, hops - 1);

    public async Task<string?> SetBelowAsync(string name, string value)
    {
        await GrainFactory.GetGrain<IContextual>(this.GetPrimaryKeyString() + "-below").SetAsync(name, value);
        return RequestContext.Get(name) as string;
    }

    public Task SetAsync(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public Task<int> ChangeListAsync(string name)
    {
        var list = (List<int>)RequestContext.Get(name)!;
        list.Add(99);
        return Task.FromResult(list.Count);
    }

    public Task<string?> SeenAtActivationAsync() => Task.FromResult(_atActivation);

    public Task<string[]> KeysAsync() => Task.FromResult(RequestContext.Keys.Order().ToArray());
}
