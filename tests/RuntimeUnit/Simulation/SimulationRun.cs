using System.Globalization;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>One seed from the first start to the proof that everything is well again.</summary>
internal sealed class SimulationRun
{
    // A joiner that lost its way tries for a while, silences widen to four times the documented bound, votes wait for a table that was away.
    private static readonly TimeSpan ConvergenceLimit = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    // Between two events nothing takes real time but turns of microseconds; this ends what goes in circles.
    private static readonly TimeSpan RealPatience = TimeSpan.FromSeconds(20);

    private static SimulationRun? current;

    private readonly SimulatedWorld _world;
    private readonly SimulatedCluster _cluster;
    private readonly List<Fault> _faults;
    private bool _finished;

    private SimulationRun(SimulatedWorld world)
    {
        _world = world;
        _cluster = new SimulatedCluster(world);
        _faults = FaultSchedule.From(world, _cluster.Settings);
    }

    /// <summary>Runs a seed on the thread pool's one thread.</summary>
    public static SimulationResult Execute(int seed, Safeguard missing, TextWriter? live)
    {
        var world = SimulatedWorld.Current;
        world.Begin(seed, missing);
        world.Trace.Live = live;
        var run = current = new SimulationRun(world);
        string? failure = null;
        try
        {
            run.Begin();
            new Pump(run.Step).Run(RealPatience);
        }
        catch (SimulationException error)
        {
            failure = run.Describe(error);
        }

        run._cluster.Database.Drop();
        AbandonedTimers.Forget();
        return new SimulationResult(seed, failure, world.Trace.Hash, world.Events, world.Now, run._cluster.Ledger, run._cluster.Calls, run._cluster.Restarts, run._cluster.Incarnations.Strays);
    }

    /// <summary>What to say when something ends the process in the middle of a seed.</summary>
    public static string DescribeEnd(Exception error) => current is { } run ? run.Describe(new SimulationException($"{error.GetType().Name} ends the process: {error.Message}", error)) : error.ToString();

    private void Begin()
    {
        foreach (var node in _cluster.Nodes) _world.Schedule(_world.Between(0, 400), () => _cluster.Start(node));
        foreach (var fault in _faults) fault.Arm(_cluster);
        _world.Schedule(TimeSpan.FromMilliseconds(300), Load);
        _world.Schedule(FaultSchedule.Calm, BeCalm);
    }

    private bool Step()
    {
        if (_finished) return false;
        _world.Step(TimeSpan.MaxValue);
        _cluster.Calls.Check();
        if (_world.Failure is { } failure) throw failure;
        return true;
    }

    private void Load()
    {
        if (_world.Now > FaultSchedule.Calm) return;
        _cluster.CallSomething();
        _world.Schedule(_world.Between(2, 40), Load);
    }

    private void BeCalm()
    {
        _world.Note("CALM");
        _cluster.Network.Manners = _cluster.CalmManners();
        _cluster.Network.HealAll();
        _cluster.Database.IsDown = false;
        _cluster.Database.FailureRate = 0;
        _cluster.Database.Unreached.Clear();
        foreach (var node in _cluster.Nodes)
        {
            if (node.Process is { IsPaused: true } paused) paused.Resume();
        }

        AwaitConvergence();
    }

    private void AwaitConvergence()
    {
        if (ConvergenceCheck.Missing(_cluster) is not { } missing)
        {
            _world.Note("CONVERGED");
            new ServiceCheck(_cluster).Begin(Finish);
            return;
        }

        if (_world.Now > FaultSchedule.Calm + ConvergenceLimit) throw _world.Fail($"{ConvergenceLimit.TotalSeconds:0} s after the last fault {missing}.");
        _world.Schedule(Look, AwaitConvergence);
    }

    private void Finish()
    {
        if (ConvergenceCheck.Missing(_cluster) is { } missing) throw _world.Fail($"After convergence, without any fault, {missing}.");
        _finished = true;
    }

    private string Describe(SimulationException error) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Seed {_world.Seed} fails at {_world.Now.TotalMilliseconds:0.000} ms: {error.Message}{(error.InnerException is { } inner and not SimulationException ? $"\n{inner}" : "")}
        Replay: ORLEANSHA_SIM_SEED={_world.Seed}, and ORLEANSHA_SIM_TRACE=1 for all of it
        {_cluster.Settings}
        Faults:
        {string.Join('\n', _faults)}
        Last of what happened:
        {_world.Trace.Tail(120)}
        """);
}
