namespace OrleansHa.Tests.Conformance.Section03Grains;

public interface ILife : IGrainWithStringKey
{
    /// <summary>Notes the call and says which activation ran it.</summary>
    Task<string> CallAsync(string name);

    /// <summary>Stays in the call until the gate named after the key opens.</summary>
    Task<string> HoldAsync();

    Task LeaveAsync();

    Task<string> LeaveWhileHeldAsync();

    Task<SiloAddress> WhereAsync();
}

/// <summary>Notes each step of its life in the journal.</summary>
public sealed class LifeGrain : Grain, ILife, IDisposable
{
    private readonly string _key;
    private readonly string _activation;

    public LifeGrain(IGrainContext context, ScopedThing scoped, [PersistentState("life", "Memory")] IPersistentState<LifeState> state)
    {
        _key = context.GrainId.Key.ToString();
        _activation = context.ActivationId.ToParsableString();
        scoped.Owner = _key;
        Journal.Add(_key, "constructed");
        context.ObservableLifecycle.Subscribe("first", GrainLifecycleStage.First, _ => Note("first"), _ => Note("first stopped"));
        context.ObservableLifecycle.Subscribe("before", GrainLifecycleStage.SetupState - 1, _ => Note("before state"), _ => Note("before state stopped"));
        context.ObservableLifecycle.Subscribe("after", GrainLifecycleStage.SetupState + 1, _ => Note(state.RecordExists ? "state" : "no state"), _ => Note("state stopped"));
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Note("activated");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(_key, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> CallAsync(string name)
    {
        Journal.Add(_key, name);
        return Task.FromResult(_activation);
    }

    public async Task<string> HoldAsync()
    {
        Journal.Add(_key, "held");
        await Gate.Of(_key).PassAsync();
        Journal.Add(_key, "released");
        return _activation;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> LeaveWhileHeldAsync()
    {
        DeactivateOnIdle();
        return HoldAsync();
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public void Dispose() => Journal.Add(_key, "disposed");

    private Task Note(string entry)
    {
        Journal.Add(_key, entry);
        return Task.CompletedTask;
    }
}

[GenerateSerializer]
public sealed class LifeState
{
    [Id(0)]
    public int Value { get; set; }
}

/// <summary>One per activation.</summary>
public sealed class ScopedThing : IDisposable
{
    public string? Owner { get; set; }

    public void Dispose()
    {
        if (Owner is not null)
            Journal.Add(Owner, "scope disposed");
    }
}

public interface IPlain : IGrainWithStringKey
{
    Task<string> HelloAsync();

    Task LeaveAsync();
}

/// <summary>A grain that derives from nothing.</summary>
public sealed class PlainGrain(IGrainContext context) : IPlain, IGrainBase
{
    public IGrainContext GrainContext => context;

    public Task<string> HelloAsync() => Task.FromResult($"hello {this.GetPrimaryKeyString()}");

    public Task LeaveAsync()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task OnActivateAsync(CancellationToken token)
    {
        Journal.Add(this.GetPrimaryKeyString(), "activated");
        return Task.CompletedTask;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
