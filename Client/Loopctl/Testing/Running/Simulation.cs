using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Loopctl.Testing.Plants;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>Runs one case: events in the order of a virtual clock, each at once. The same case gives the same trace.</summary>
internal sealed class Simulation
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly LoopDefinition _definition;
    private readonly LoopTestCase _case;
    private readonly LoopPlan _plan;
    private readonly SimulatedOwner _owner;
    private readonly Promises _promises;
    private readonly Dictionary<string, IPlant> _plants = [];
    private readonly List<SimulatedSource> _sources = [];
    private readonly List<SimulatedOutput> _outputs;
    private readonly List<TraceRow> _rows = [];
    private readonly PriorityQueue<Action, (TimeSpan At, int Kind, int Order)> _events = new();
    private TimeSpan _time;
    private DecidedStep? _uncommitted;
    private bool _stepDue;
    private bool _storeAway;
    private bool _ownerGone;
    private bool _takeoverDue;

    private Simulation(LoopDefinition definition, LoopTestCase test)
    {
        _definition = definition;
        _case = test;
        _plan = LoopPlanner.Plan(definition);
        _owner = new SimulatedOwner(_plan);
        _promises = new Promises(definition.Controller.Output);
        _outputs = [.. definition.Outputs.Select(output => new SimulatedOutput(output))];
    }

    private DateTimeOffset Now => Start + _time;

    /// <exception cref="SimulationException">The case cannot be run to its end.</exception>
    public static Trace Run(LoopDefinition definition, LoopTestCase test)
    {
        var simulation = new Simulation(definition, test);
        simulation.Prepare();
        simulation.Play();
        return simulation.End();
    }

    private void Prepare()
    {
        foreach (var signal in _definition.Signals)
        {
            var spec = _case.Plants[signal.Name];
            if (spec.Create() is { } plant)
                _plants[signal.Name] = plant;
            foreach (var source in signal.Sources)
                _sources.Add(new SimulatedSource(signal.Name, source.Name, source.Input.PullPeriod ?? _definition.Period, spec.Noise, (_case.Seed * 397) + _sources.Count));
            if (spec is RecordedSpec recorded)
                Replay(signal.Name, recorded);
        }

        foreach (var source in _sources.Where(source => _plants.ContainsKey(source.Signal)))
            Schedule(TimeSpan.Zero, 1, () => Pull(source));
        foreach (var fault in _case.Faults)
        {
            Schedule(fault.At, 0, () => Set(fault, on: true));
            if (fault.Until is { } until)
                Schedule(until, 0, () => Set(fault, on: false));
        }

        Schedule(TimeSpan.Zero, 2, Tick);
    }

    private void Replay(string signal, RecordedSpec recorded)
    {
        var sources = _sources.Where(source => source.Signal == signal).ToDictionary(source => source.Name);
        foreach (var sample in recorded.Samples)
        {
            Schedule(sample.At, 1, () =>
            {
                if (!_ownerGone && sources[sample.Source].Replay(sample.Value, Now) is { } seen)
                    _owner.Offer(signal, sample.Source, seen, Now);
            });
        }
    }

    private void Play()
    {
        while (_events.TryPeek(out _, out var next) && next.At <= _case.Length)
        {
            var act = _events.Dequeue();
            _time = next.At;
            foreach (var plant in _plants.Values)
                plant.Advance(_time);
            act();
            Deliver();
        }
    }

    private Trace End() => new(
        _definition, _plan.Controller.Setpoint, _rows, _owner.State, _outputs.Sum(output => output.Duplicates), [.. _promises.Broken]);

    // Kinds of one time: faults, then samples, then the step that sees both.
    private void Schedule(TimeSpan at, int kind, Action act) => _events.Enqueue(act, (at, kind, _events.Count));

    private void Pull(SimulatedSource source)
    {
        var sample = source.Read(_plants[source.Signal], Now);
        // The sample of a moment without an owner is lost, as its puller's call is.
        if (sample is not null && !_ownerGone)
            _owner.Offer(source.Signal, source.Name, sample, Now);
        Schedule(_time + source.Every, 1, () => Pull(source));
    }

    private void Tick()
    {
        Schedule(_time + _definition.Period, 2, Tick);
        Step();
    }

    private void Step()
    {
        if (_ownerGone)
            return;
        // A commit is under way for as long as the store is away: the steps that would follow it are one, when it is back.
        if (_uncommitted is not null)
        {
            _stepDue = true;
            return;
        }

        _uncommitted = _owner.Decide(Now);
        Commit();
    }

    private void Commit()
    {
        if (_storeAway || _uncommitted is not { } step)
            return;
        _uncommitted = null;
        _owner.Commit([.. _outputs.SelectMany(output => output.Ended)]);
        foreach (var output in _outputs)
            output.Forget();
        foreach (var decision in step.Decisions)
            _outputs.First(output => output.Name == decision.Output).Enqueue(decision);
        _promises.Check(step, _owner.State);
        var last = _owner.State.Last;
        _rows.Add(new TraceRow(_time, Process(step), last.Output, last.Quality, step.Mode, step.Signals, step.Decisions));
    }

    private double? Process(DecidedStep step) => _plants.TryGetValue(_plan.ControlledSignal, out var plant)
        ? plant.Value
        : step.Signals.First(signal => signal.Name == _plan.ControlledSignal).Value.Value;

    private void Deliver()
    {
        if (_ownerGone)
            return;
        foreach (var output in _outputs)
        {
            if (!output.Deliver(Now))
                continue;
            foreach (var (signal, plant) in _plants)
            {
                if (MoverOf(signal) == output.Name)
                    plant.SetInput(_time, output.InForce!.Value);
            }
        }
    }

    private string? MoverOf(string signal) =>
        _case.Plants[signal].Output ?? _definition.Outputs.FirstOrDefault(output => output.Target is not (AlertOutputTarget or AlertmanagerOutputTarget))?.Name;

    private void Set(Fault fault, bool on)
    {
        switch (fault)
        {
            case SourceFault sick:
                var source = _sources.First(one => one.Signal == sick.Signal && one.Name == sick.Source);
                (source.Fault, source.WrongValue) = on ? (sick.Kind, sick.Value) : (SourceFaultKind.None, null);
                break;
            case OutputFault down:
                _outputs.First(output => output.Name == down.Output).IsDown = on;
                break;
            case LoadFault load:
                _plants[load.Signal].Disturb(on ? load.By : -load.By);
                break;
            case StoreFault:
                _storeAway = on;
                if (!on)
                    StoreIsBack();
                break;
            case TakeoverFault when on:
                _ownerGone = true;
                break;
            case TakeoverFault:
                _takeoverDue = true;
                TakeOver();
                break;
        }
    }

    private void StoreIsBack()
    {
        TakeOver();
        Commit();
        if (!_stepDue)
            return;
        _stepDue = false;
        Step();
    }

    // The epoch is raised in the store: while it is away, nobody can take over.
    private void TakeOver()
    {
        if (!_takeoverDue || _storeAway)
            return;
        (_takeoverDue, _ownerGone, _stepDue, _uncommitted) = (false, false, false, null);
        _owner.TakeOver();
        foreach (var output in _outputs)
            output.TakeOver();
        // What the last owner left is on its way again before the next one has decided anything.
        Deliver();
        Step();
    }
}
