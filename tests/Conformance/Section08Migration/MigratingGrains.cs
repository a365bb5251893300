using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Orleans.Placement;
using OrleansHa.Tests.Conformance.Section08Persistence;

namespace OrleansHa.Tests.Conformance.Section08Migration;

public interface IMovingGrain : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();

    Task SetAsync(int memory, int unwritten);

    Task WriteAsync(int value);

    /// <summary>What this activation has: memory, component, lifecycle participant, unwritten and written state.</summary>
    Task<string> ContentAsync();

    /// <summary>Asks to be moved, to the hint if the caller gives one.</summary>
    Task MoveAsync();

    Task MoveByContextAsync(SiloAddress target);

    Task<string> ActivationAsync();
}

/// <summary>Takes along what it can, and notes each step.</summary>
[RandomPlacement]
public sealed class MovingGrain : Grain, IMovingGrain, IGrainMigrationParticipant
{
    private readonly string _key;
    private readonly IPersistentState<Stored> _state;
    private readonly Luggage _component = new("component");
    private readonly Luggage _participant = new("participant");
    private int _memory;

    public MovingGrain(IGrainContext context, [PersistentState("scripted", "Scripted")] IPersistentState<Stored> state)
    {
        _key = context.GrainId.Key.ToString();
        _state = state;
        context.SetComponent(_component);
        context.ObservableLifecycle.AddMigrationParticipant(_participant);
        context.ObservableLifecycle.Subscribe("start", GrainLifecycleStage.First, _ => Note("lifecycle starts"));
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Note("activated");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Note($"deactivated {reason.ReasonCode}");

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        Note("dehydrated");
        if (_key.StartsWith("cannot-leave", StringComparison.Ordinal)) throw new InvalidOperationException("it will not leave");
        dehydrationContext.TryAddValue("memory", _memory).ShouldBeTrue();
        dehydrationContext.TryAddValue("no codec", new Unmarked()).ShouldBeFalse("it has no codec");
        dehydrationContext.AddBytes("bytes", [1, 2, 3]);
        dehydrationContext.AddBytes("written", static (text, writer) => writer.Write(Encoding.UTF8.GetBytes(text)), "by hand");
        dehydrationContext.Keys.ShouldContain("memory");
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        Note("rehydrated");
        if (_key.StartsWith("cannot-arrive", StringComparison.Ordinal)) throw new InvalidOperationException("it will not arrive");
        rehydrationContext.TryGetValue("memory", out _memory).ShouldBeTrue();
        rehydrationContext.TryGetBytes("bytes", out var bytes).ShouldBeTrue();
        bytes.ToArray().ShouldBe([1, 2, 3]);
        rehydrationContext.TryGetBytes("written", out bytes).ShouldBeTrue();
        Encoding.UTF8.GetString(bytes.ToArray()).ShouldBe("by hand");
        rehydrationContext.TryGetBytes("absent", out _).ShouldBeFalse();
        rehydrationContext.TryGetValue<string>("absent", out _).ShouldBeFalse();
        rehydrationContext.Keys.ShouldContain("bytes");
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task SetAsync(int memory, int unwritten)
    {
        _memory = _component.Weight = _participant.Weight = memory;
        _state.State.Number = unwritten;
        return Task.CompletedTask;
    }

    public Task WriteAsync(int value)
    {
        _state.State.Number = value;
        return _state.WriteStateAsync();
    }

    public Task<string> ContentAsync() => Task.FromResult($"{_memory} {_component.Weight} {_participant.Weight} {_state.State.Number} {_state.RecordExists}");

    public Task MoveAsync()
    {
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public Task MoveByContextAsync(SiloAddress target)
    {
        GrainContext.Migrate(new Dictionary<string, object> { [Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey] = target });
        return Task.CompletedTask;
    }

    public Task<string> ActivationAsync() => Task.FromResult(GrainContext.ActivationId.ToParsableString());

    private Task Note(string entry)
    {
        Journal.Add(_key, entry);
        return Task.CompletedTask;
    }

    // Nested and unmarked: nothing can write it.
    private sealed class Unmarked;
}

/// <summary>A part of a grain that moves with it.</summary>
public sealed class Luggage(string name) : IGrainMigrationParticipant
{
    public int Weight { get; set; }

    public void OnDehydrate(IDehydrationContext dehydrationContext) => dehydrationContext.TryAddValue(name, Weight);

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue<int>(name, out var weight)) Weight = weight;
    }
}

public interface ITallyGrain : IGrainWithStringKey
{
    Task<int> AddAsync();

    Task<int> TotalAsync();

    Task<SiloAddress> WhereAsync();

    Task MoveAsync();
}

/// <summary>Counts in memory only: a lost move or a second activation shows.</summary>
[RandomPlacement]
public sealed class TallyGrain : Grain, ITallyGrain, IGrainMigrationParticipant
{
    private static readonly ConcurrentDictionary<string, string> Acting = new();
    private static int overlaps;
    private int _total;

    public static int Overlaps => Volatile.Read(ref overlaps);

    public void OnDehydrate(IDehydrationContext dehydrationContext) => dehydrationContext.TryAddValue("total", _total);

    public void OnRehydrate(IRehydrationContext rehydrationContext) => rehydrationContext.TryGetValue("total", out _total);

    public async Task<int> AddAsync()
    {
        var key = this.GetPrimaryKeyString();
        if (!Acting.TryAdd(key, IdentityString)) Interlocked.Increment(ref overlaps);
        await Task.Yield();
        Acting.TryRemove(key, out _);
        return ++_total;
    }

    public Task<int> TotalAsync() => Task.FromResult(_total);

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task MoveAsync()
    {
        MigrateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>Where grains of <see cref="ReluctantGrain"/> go is decided once the gate opens.</summary>
public interface IReluctantGrain : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();

    Task MoveAsync();
}

[GatedPlacement]
public sealed class ReluctantGrain : Grain, IReluctantGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task MoveAsync()
    {
        MigrateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class GatedPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
public sealed class GatedPlacementAttribute() : PlacementAttribute(new GatedPlacement());

/// <summary>Takes the hinted silo as it was when it was asked, after the gate has opened; without a hint the local one.</summary>
public sealed class GatedDirector : Orleans.Runtime.Placement.IPlacementDirector
{
    public async Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy, Orleans.Runtime.Placement.PlacementTarget target, Orleans.Runtime.Placement.IPlacementContext context)
    {
        if (Orleans.Runtime.Placement.IPlacementDirector.GetPlacementHint(target.RequestContextData, context.GetCompatibleSilos(target)) is not { } hinted)
            return context.LocalSilo;
        await Gate.Of(target.GrainIdentity.Key.ToString()).PassAsync();
        return hinted;
    }
}
