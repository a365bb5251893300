using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Grains.Loops;

/// <summary>Metrics of loops; names and units as in the design.</summary>
internal sealed class LoopInstruments
{
    public const string MeterName = "OrleansHa.Loops";

    private readonly Histogram<double> _stepDuration;
    private readonly Counter<long> _steps;
    private readonly Histogram<double> _stepGap;
    private readonly Counter<long> _samples;
    private readonly Counter<long> _decisions;
    private readonly Histogram<double> _deliveryDuration;
    private readonly Counter<long> _outcomes;
    private readonly UpDownCounter<long> _pending;
    private readonly Counter<long> _ledgerViolations;
    private readonly Histogram<double> _takeover;
    private readonly Gauge<long> _epoch;
    private readonly Histogram<double> _signalAge;
    private readonly Gauge<int> _sourceHealth;
    private readonly Histogram<double> _lag;

    public LoopInstruments(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _stepDuration = meter.CreateHistogram<double>("loop.step.duration", "s", "From the beginning of a step to its commit.");
        _steps = meter.CreateCounter<long>("loop.step.count", "{step}", "Committed steps.");
        _stepGap = meter.CreateHistogram<double>("loop.step.gap", "s", "Between two committed steps of a loop.");
        _samples = meter.CreateCounter<long>("loop.source.samples", "{sample}", "Samples pulled.");
        _decisions = meter.CreateCounter<long>("loop.decision.count", "{decision}", "Decisions committed.");
        _deliveryDuration = meter.CreateHistogram<double>("loop.output.delivery.duration", "s", "From the first attempt to the endpoint's answer.");
        _outcomes = meter.CreateCounter<long>("loop.output.outcome", "{decision}", "Ended deliveries by fate.");
        _ledgerViolations = meter.CreateCounter<long>("loop.output.ledger.violations", "{violation}", "Accounts of decisions that did not balance.");
        _pending = meter.CreateUpDownCounter<long>("loop.output.pending", "{decision}", "Decisions that wait for delivery.");
        _epoch = meter.CreateGauge<long>("loop.epoch", "{epoch}", "The epoch of the owner.");
        _signalAge = meter.CreateHistogram<double>("loop.signal.age", "s", "Age of the value of a signal in a step.");
        _sourceHealth = meter.CreateGauge<int>("loop.source.health", "{state}", "0 ok, 1 stalled, 2 stuck, 3 deviating, 4 disconnected, 5 error_dense.");
        _lag = meter.CreateHistogram<double>("loop.commit.lag", "s", "Age of the oldest step that had acted before its commit, when that came.");
        _takeover = meter.CreateHistogram<double>("loop.takeover.duration", "s", "From the last step of the former owner to the first of this one.");
    }

    public void Stepped(string loop, TimeSpan duration, TimeSpan? gap)
    {
        _steps.Add(1, Loop(loop));
        _stepDuration.Record(duration.TotalSeconds, Loop(loop));
        if (gap is { } since)
            _stepGap.Record(since.TotalSeconds, Loop(loop));
    }

    public void Observed(string loop, long epoch, ImmutableArray<SignalReading> signals, DateTimeOffset now)
    {
        _epoch.Record(epoch, Loop(loop));
        foreach (var signal in signals)
        {
            if (signal.Value.Value is not null)
                _signalAge.Record(Math.Max(0, (now - signal.Value.At).TotalSeconds), Loop(loop), new("signal", signal.Name));
            foreach (var source in signal.Sources)
                _sourceHealth.Record((int)source.Health, Loop(loop), new("signal", signal.Name), new("source", source.Name));
        }
    }

    public void Sampled(string loop, string source, Quality quality) =>
        _samples.Add(1, Loop(loop), new("source", source), new("quality", quality.IsGood() ? "good" : quality.IsBad() ? "bad" : "uncertain"));

    public void Decided(string loop, int count)
    {
        _decisions.Add(count, Loop(loop));
        _pending.Add(count, Loop(loop));
    }

    public void Delivered(string loop, string output, TimeSpan duration, SendResultKind kind) =>
        _deliveryDuration.Record(duration.TotalSeconds, Loop(loop), new("output", output), new("answer", kind.ToString()));

    /// <summary>Decisions that came or went with the ownership of their loop.</summary>
    public void Pending(string loop, int change) => _pending.Add(change, Loop(loop));

    public void LedgerBroken(string loop, string output) => _ledgerViolations.Add(1, Loop(loop), new("output", output));

    public void Retired(string loop, Retirement retirement)
    {
        _outcomes.Add(1, Loop(loop), new("output", retirement.Output), new("fate", retirement.Fate.ToString()));
        _pending.Add(-1, Loop(loop));
    }

    public void Lagged(string loop, TimeSpan lag) => _lag.Record(lag.TotalSeconds, Loop(loop));

    public void TookOver(string loop, TimeSpan gap) => _takeover.Record(gap.TotalSeconds, Loop(loop));

    private static KeyValuePair<string, object?> Loop(string loop) => new("loop", loop);
}
