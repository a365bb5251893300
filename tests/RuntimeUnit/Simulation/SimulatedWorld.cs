namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>
/// The one clock, event queue and chance of this process, begun anew for each seed. What is scheduled runs in order of time, then
/// of scheduling, while nothing else runs: see <see cref="Pump"/>.
/// </summary>
internal sealed class SimulatedWorld : World
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _now;
    private long _order;
    private Random _engine = new(0);
    private Safeguard _missing;

    private SimulatedWorld()
    {
    }

    /// <summary>The world that the engine asks in this process, once it was installed.</summary>
    public static SimulatedWorld Current { get; } = new();

    public int Seed { get; private set; }

    /// <summary>What the environment does; the engine draws from another source, so that its code does not change the faults of a seed.</summary>
    public Random Environment { get; private set; } = new(0);

    public Trace Trace { get; private set; } = new();

    public long Events { get; private set; }

    /// <summary>The first invariant that did not hold.</summary>
    public SimulationException? Failure { get; private set; }

    public TimeSpan Now => TimeSpan.FromTicks(_now);

    public long Timestamp => _now;

    public Safeguard Lacking => _missing;

    protected override long SimulatedTicks => (_now / TimeSpan.TicksPerMillisecond) + 1_000_000;

    protected override DateTime SimulatedUtcNow => Start.UtcDateTime.AddTicks(_now);

    protected override Random SimulatedRandom => _engine;

    protected override Safeguard Missing => _missing;

    /// <summary>Before any code of the engine runs in this process.</summary>
    public static void Install() => AppContext.SetData(DataName, Current);

    public void Begin(int seed, Safeguard missing)
    {
        _events.Clear();
        (_now, _order, Events) = (0, 0, 0);
        (Seed, _missing) = (seed, missing);
        _engine = new Random(seed);
        Environment = new Random(unchecked((seed * 7919) + 13));
        Trace = new Trace();
        Failure = null;
    }

    /// <summary>Ends the run; thrown as well, but what is thrown inside the engine comes back to a caller at best.</summary>
    public SimulationException Fail(string message)
    {
        var failure = new SimulationException(message);
        Failure ??= failure;
        return failure;
    }


    public void Schedule(TimeSpan delay, Action action) => _events.Enqueue(action, (_now + Math.Max(0, delay.Ticks), _order++));

    /// <summary>Runs the next event; false when there is none before the given time, which is then reached.</summary>
    public bool Step(TimeSpan until)
    {
        if (!_events.TryPeek(out _, out var due) || due.Time > until.Ticks)
        {
            _now = Math.Max(_now, until.Ticks);
            return false;
        }

        var action = _events.Dequeue();
        _now = Math.Max(_now, due.Time);
        Events++;
        action();
        return true;
    }

    public TimeSpan Between(double leastMilliseconds, double mostMilliseconds) =>
        TimeSpan.FromMilliseconds(leastMilliseconds + ((mostMilliseconds - leastMilliseconds) * Environment.NextDouble()));

    public bool Chance(double probability) => probability > 0 && Environment.NextDouble() < probability;

    public void Note(string text) => Trace.Note(Now, text);
}
