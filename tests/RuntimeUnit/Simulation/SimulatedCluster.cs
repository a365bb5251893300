namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The machines of one seed, what is between them, what is asked of them and what is checked.</summary>
internal sealed class SimulatedCluster
{
    /// <summary>What a call may take beyond its time-out: the call timer's granularity, and one late round of it.</summary>
    public static readonly TimeSpan EndingGrace = TimeSpan.FromMilliseconds(150);

    public SimulatedCluster(SimulatedWorld world)
    {
        World = world;
        Settings = SimulationSettings.From(world.Environment);
        Nodes = [.. Enumerable.Range(0, Settings.Nodes).Select(index => new SimulatedNode(index))];
        Database = new SimulatedDatabase(world.Seed);
        Incarnations = new IncarnationCheck(world);
        Network = new SimulatedNetwork(world, Nodes, Incarnations) { Manners = CalmManners() };
        Ledger = new ActivationLedger(world, Database);
        Calls = new CallLedger(world);
    }

    public SimulatedWorld World { get; }

    public SimulationSettings Settings { get; }

    public IReadOnlyList<SimulatedNode> Nodes { get; }

    public SimulatedDatabase Database { get; }

    public SimulatedNetwork Network { get; }

    public ActivationLedger Ledger { get; }

    public CallLedger Calls { get; }

    public IncarnationCheck Incarnations { get; }

    /// <summary>Starts that failed, and ends that nobody planned.</summary>
    public int Restarts { get; private set; }

    public IEnumerable<SimulatedProcess> Running => Nodes.Select(node => node.Process).OfType<SimulatedProcess>().Where(process => !process.HasEnded);

    public NetworkManners CalmManners() => new() { MostLatency = Settings.MostLatency };

    /// <summary>Starts a new incarnation on a machine where none runs.</summary>
    public void Start(SimulatedNode node)
    {
        if (node.Process is { HasEnded: false }) return;
        if (!node.HasPower)
        {
            node.HasPower = true;
            Network.Release();
        }

        // Generations are seconds of the start in real processes: they rise, and differ between machines by chance only.
        var generation = Math.Max((node.Process?.Generation ?? 0) + 1, 1 + (int)World.Now.TotalSeconds);
        var process = new SimulatedProcess(this, node, generation) { ClockError = World.Between(-200, 200) };
        node.Process = process;
        _ = process.StartAsync();
    }

    /// <summary>Something like an orchestrator: what ended is started again.</summary>
    public void OnEnded(SimulatedProcess process)
    {
        Restarts++;
        // A supervisor may start the next one before anybody has noticed the end of the last one.
        World.Schedule(World.Chance(0.4) ? World.Between(1, 80) : World.Between(80, 3000), () =>
        {
            if (ReferenceEquals(process.Node.Process, process)) Start(process.Node);
        });
    }

    /// <summary>Calls a random grain in a random way from a random silo.</summary>
    public void CallSomething()
    {
        var callers = Running.Where(process => process is { IsStarted: true, IsPaused: false, IsStopping: false, LearntOfDeath: null }).ToList();
        if (callers.Count == 0) return;
        _ = Call(callers[World.Environment.Next(callers.Count)], World.Environment.Next(Settings.Grains), World.Environment.Next(20));
    }

    /// <param name="caller">From where.</param>
    /// <param name="key">The grain.</param>
    /// <param name="kind">How; most numbers mean a simple call.</param>
    /// <returns>Whether it was answered.</returns>
    public Task<bool> Call(SimulatedProcess caller, long key, int kind)
    {
        var grain = caller.Get<IGrainFactory>().GetGrain<ISimulatedGrain>(key);
        var limit = Settings.ResponseTimeout + EndingGrace;
        var wait = World.Environment.Next(400);
        return kind switch
        {
            < 3 => Calls.FollowAsync(caller, limit, $"end {key}", number => grain.End(number)),
            < 6 => Calls.FollowAsync(caller, limit, $"{key} slowly", number => grain.ActSlowly(number, wait)),
            < 9 when key > 0 => Calls.FollowAsync(caller, limit, $"{key} passes on to {key - 1}", number => grain.Pass(number, key - 1)),
            _ => Calls.FollowAsync(caller, limit, $"{key}", number => grain.Act(number)),
        };
    }
}
