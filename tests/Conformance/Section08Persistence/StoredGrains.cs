using Orleans.Providers;
using Orleans.Storage;

namespace OrleansHa.Tests.Conformance.Section08Persistence;

[GenerateSerializer]
public sealed class Stored
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public string? Text { get; set; } = "initial";

    [Id(2)]
    public List<string> Items { get; set; } = [];
}

/// <summary>What a grain sees of its state.</summary>
[GenerateSerializer]
public sealed record Seen(int Number, string? Text, bool Exists, string? Etag);

public interface IStored : IGrainWithStringKey
{
    Task<Seen> SeeAsync();

    /// <summary>What there was when OnActivateAsync ran.</summary>
    Task<Seen> SeenAtActivationAsync();

    Task<Seen> WriteAsync(int number);

    Task<Seen> ReadAsync();

    Task<Seen> ClearAsync();

    /// <summary>Catches a refused write and says its type.</summary>
    Task<string> TryWriteAsync(int number);

    /// <summary>Writes through another grain and lets its exception pass.</summary>
    Task WriteOtherAsync(IStored other, int number);

    Task<string> ActivationAsync();

    Task LeaveAsync();

    /// <summary>Starts several writes at once.</summary>
    Task WriteManyAsync(int count);
}

public abstract class StoredBase(IPersistentState<Stored> state) : Grain
{
    private Seen _atActivation = new(0, null, false, null);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _atActivation = Now();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<Seen> SeeAsync() => Task.FromResult(Now());

    public Task<Seen> SeenAtActivationAsync() => Task.FromResult(_atActivation);

    public async Task<Seen> WriteAsync(int number)
    {
        state.State.Number = number;
        await state.WriteStateAsync();
        return Now();
    }

    public async Task<Seen> ReadAsync()
    {
        await state.ReadStateAsync();
        return Now();
    }

    public async Task<Seen> ClearAsync()
    {
        await state.ClearStateAsync();
        return Now();
    }

    public async Task<string> TryWriteAsync(int number)
    {
        try
        {
            await WriteAsync(number);
            return "written";
        }
        catch (InconsistentStateException)
        {
            return nameof(InconsistentStateException);
        }
    }

    public Task WriteOtherAsync(IStored other, int number) => other.WriteAsync(number);

    public Task<string> ActivationAsync() => Task.FromResult(GrainContext.ActivationId.ToParsableString());

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task WriteManyAsync(int count) => Task.WhenAll(Enumerable.Range(1, count).Select(WriteAsync));

    private Seen Now() => new(state.State.Number, state.State.Text, state.RecordExists, state.Etag);
}

public interface IStoredInMemory : IStored;

public sealed class StoredInMemoryGrain([PersistentState("stored", "Memory")] IPersistentState<Stored> state) : StoredBase(state), IStoredInMemory;

public interface IStoredInTable : IStored;

public sealed class StoredInTableGrain([PersistentState("stored-in-table", "Table")] IPersistentState<Stored> state) : StoredBase(state), IStoredInTable;

/// <summary>Kept by <see cref="ScriptedStorage"/>.</summary>
public interface IStoredByScript : IStored;

public sealed class StoredByScriptGrain([PersistentState("scripted", "Script")] IPersistentState<Stored> state) : StoredBase(state), IStoredByScript;

public interface IStoredNowhere : IStored;

public sealed class StoredNowhereGrain([PersistentState("lost", "NoSuchProvider")] IPersistentState<Stored> state) : StoredBase(state), IStoredNowhere;

public interface IClassicForm : IGrainWithStringKey
{
    Task<int> GetAsync();

    Task SetAsync(int number);

    Task ForgetAsync();

    Task LeaveAsync();
}

public interface IClassic : IClassicForm;

/// <summary>The form with a base class; its storage is named by an attribute.</summary>
[StorageProvider(ProviderName = "Script")]
public sealed class ClassicGrain : Grain<Stored>, IClassic
{
    public Task<int> GetAsync() => Task.FromResult(State.Number);

    public Task SetAsync(int number)
    {
        State.Number = number;
        return WriteStateAsync();
    }

    public Task ForgetAsync() => ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>The same on the default provider.</summary>
public interface IClassicDefault : IClassicForm;

public sealed class ClassicDefaultGrain : Grain<Stored>, IClassicDefault
{
    public Task<int> GetAsync() => Task.FromResult(State.Number);

    public Task SetAsync(int number)
    {
        State.Number = number;
        return WriteStateAsync();
    }

    public Task ForgetAsync() => ClearStateAsync();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IDonor : IGrainWithStringKey
{
    Task WriteAsync();
}

/// <summary>Uses the same state name and keys as <see cref="StoredInTableGrain"/>: in the table they share one row.</summary>
public sealed class DonorGrain([PersistentState("stored-in-table", "Table")] IPersistentState<Stored> state) : Grain, IDonor
{
    public Task WriteAsync() => state.WriteStateAsync();
}
