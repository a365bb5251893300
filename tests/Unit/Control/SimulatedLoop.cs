using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>
/// The pure parts in the order of a loop's step: watchdogs, selector, range, fail action, stage, controller. Three sensors with
/// noise look at a heated vessel (first order, with dead time) once per step.
/// </summary>
internal sealed class SimulatedLoop(int seed)
{
    internal const double Setpoint = 70;
    internal const double RatePerMinute = 1200;
    internal static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private static readonly WatchdogSettings Watchdog = new(TimeSpan.FromSeconds(3), stuckAfter: 20);
    private static readonly SelectorSettings Median = new(SelectorKind.Median, quorum: 2, TimeSpan.FromSeconds(10), maxDeviation: 5);
    private static readonly FailPolicySettings OnBad = new(FailAction.HoldLast, TimeSpan.FromSeconds(30));
    private static readonly EwmaSettings Smooth = new(0.5);
    private static readonly PidSettings Pid = new(
        new PidGains(2.5, 0.2, 0, ControlAction.Reverse), new OutputLimits(0, 100, 0, RatePerMinute, RatePerMinute), Period);

    private readonly Random _noise = new(seed);
    private readonly Queue<double> _pipe = new(Enumerable.Repeat(0.0, 4));
    private readonly double?[] _frozen = new double?[3];
    private readonly bool[] _stopped = new bool[3];

    internal LoopMemory Memory { get; private set; } = new();

    internal double Temperature { get; private set; } = 20;

    internal DateTimeOffset Now { get; private set; } = Times.Start;

    internal SelectorResult? Selected { get; private set; }

    internal void Freeze(int sensor) => _frozen[sensor] = Temperature;

    internal void Stop(int sensor) => _stopped[sensor] = true;

    internal void Repair(int sensor) => (_frozen[sensor], _stopped[sensor]) = (null, false);

    /// <summary>Another owner goes on from the stored bytes, this long after the last step.</summary>
    internal void TakeOver(TimeSpan gap)
    {
        Memory = JsonSerializer.Deserialize<LoopMemory>(JsonSerializer.SerializeToUtf8Bytes(Memory))!;
        for (; gap > Period; gap -= Period)
            MoveThePlant();
    }

    internal ControlResult Step()
    {
        MoveThePlant();
        var readings = new SourceReading[3];
        var sources = new SourceState[3];
        for (var i = 0; i < readings.Length; i++)
        {
            var noise = (_noise.NextDouble() - 0.5) * 0.2;
            Measured? sample = _stopped[i] ? null : Measured.Good(_frozen[i] ?? (Temperature + noise), Now);
            (sources[i], readings[i]) = SourceWatchdog.Step(Memory.Sources[i], sample, Now, ($"sensor-{i}", i + 1), Watchdog);
        }

        var (selector, selected) = Selector.Step(Memory.Selector, readings, Now, Median);
        var (policy, fail) = FailPolicy.Step(Memory.FailPolicy, RangeCheck.Apply(selected.Value, 0, 150), Now, OnBad);
        var (smooth, smoothed) = EwmaStage.Step(Memory.Smooth, fail.Value, Smooth);
        var (pid, result) = PidController.Step(Memory.Pid, new ControlInput(smoothed, Now, Setpoint, ControlDemands.For(fail.Acting)), Pid);
        Memory = new LoopMemory { Sources = sources, Selector = selector, FailPolicy = policy, Smooth = smooth, Pid = pid };
        Selected = selected;
        return result;
    }

    private void MoveThePlant()
    {
        Now += Period;
        _pipe.Enqueue(Memory.Pid.Output ?? 0);
        Temperature += (20 + _pipe.Dequeue() - Temperature) * Period.TotalSeconds / 20;
    }

    /// <summary>Everything a loop has to carry from step to step.</summary>
    internal sealed record LoopMemory
    {
        public SourceState[] Sources { get; init; } = [new(), new(), new()];

        public SelectorState Selector { get; init; } = new();

        public FailPolicyState FailPolicy { get; init; } = new();

        public EwmaState Smooth { get; init; } = new();

        public PidState Pid { get; init; } = new();
    }
}
