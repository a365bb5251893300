using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// One incarnation of a silo: a whole one, built as hosts build it, with a clock, network and table of its own. Whatever reaches it
/// comes through <see cref="Do"/>, which waits while it is paused and drops everything once it has ended.
/// </summary>
internal sealed class SimulatedProcess(SimulatedCluster cluster, SimulatedNode node, int generation)
{
    private readonly Queue<Action> _whenResumed = new();
    private readonly SimulatedWorld _world = cluster.World;
    private ServiceProvider? _services;
    private IHostedService[] _hosted = [];

    public SimulatedNode Node { get; } = node;

    public int Generation { get; } = generation;

    public SiloAddress Address { get; } = SiloAddress.New(node.EndPoint, generation);

    public SimulatedCluster Cluster => cluster;

    /// <summary>How wrong its wall clock is.</summary>
    public TimeSpan ClockError { get; init; }

    public bool IsPaused { get; private set; }

    public bool HasEnded { get; private set; }

    public bool IsStarted { get; private set; }

    public bool IsStopping { get; private set; }

    /// <summary>Why it may not act any more, null while it may.</summary>
    public string? LearntOfDeath { get; private set; }

    /// <summary>Whether its turns end when it learns of its death; false only to prove that the simulation notices.</summary>
    public bool IsFenced => _world.Lacking != Safeguard.Fencing;

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    public override string ToString() => $"S{Node.Index}.{Generation}";

    /// <summary>Something from outside: a timer, bytes, an answer of the table.</summary>
    public void Do(Action action)
    {
        if (HasEnded) return;
        if (IsPaused) _whenResumed.Enqueue(action);
        else action();
    }

    public void Schedule(TimeSpan delay, Action action) => _world.Schedule(delay, () => Do(action));

    /// <summary>Completes after a while in which the process may be paused.</summary>
    public Task AfterAsync(TimeSpan delay)
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Schedule(delay, passed.SetResult);
        return passed.Task;
    }

    public async Task StartAsync()
    {
        _world.Note($"{this} starts");
        try
        {
            _services = SiloServices.Build(this);
            cluster.Incarnations.Use(Get<Serializer>());
            _hosted = [.. _services.GetServices<IHostedService>()];
            foreach (var service in _hosted) await service.StartAsync(CancellationToken.None);
            IsStarted = true;
            _world.Note($"{this} has started");
        }
        catch (Exception error) when (error is not SimulationException)
        {
            _world.Note($"{this} did not start: {error.GetType().Name}");
            _world.Trace.Keep(_world.Now, error.Message);
            End("its start failed", hasPower: true);
        }
    }

    /// <summary>Stops in order.</summary>
    public async Task StopAsync()
    {
        if (HasEnded || !IsStarted || IsStopping) return;
        IsStopping = true;
        _world.Note($"{this} stops");
        foreach (var service in _hosted.Reverse()) await service.StopAsync(CancellationToken.None);
        End("it stopped", hasPower: true);
    }

    public void Pause()
    {
        _world.Note($"{this} is paused");
        IsPaused = true;
    }

    public void Resume()
    {
        if (!IsPaused || HasEnded) return;
        _world.Note($"{this} goes on");
        IsPaused = false;
        cluster.Calls.OnResumed(this, SimulatedCluster.EndingGrace);
        while (!IsPaused && !HasEnded && _whenResumed.TryDequeue(out var action)) _world.Schedule(TimeSpan.Zero, () => Do(action));
    }

    /// <summary>Ends without a word of its own. With power left its system closes its connections.</summary>
    public void End(string why, bool hasPower)
    {
        if (HasEnded) return;
        _world.Note($"{this} has ended: {why}");
        HasEnded = true;
        if (ReferenceEquals(Node.Listener?.Owner, this)) Node.Listener = null;
        if (hasPower) cluster.Network.EndAll(this);
        else cluster.Network.Forget(this);
        cluster.OnEnded(this);
    }

    public void OnFatal(string reason)
    {
        if (LearntOfDeath is not null) return;
        LearntOfDeath = reason;
        _world.Note($"{this} must end");
        if (IsFenced) Schedule(_world.Between(1, 300), () => End("it was told to", hasPower: true));
    }
}
