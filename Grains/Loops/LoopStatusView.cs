using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Silos;
using Words = OrleansHa.Grains.Interfaces.Quality;

namespace OrleansHa.Grains.Loops;

/// <summary>Makes the published status out of the last committed step.</summary>
internal static class LoopStatusView
{
    public static LoopStatus Make(LoopRunner runner, ISiloPlace place, DateTimeOffset now)
    {
        var report = runner.Report;
        var last = report.State.Last;
        var plan = runner.Plan;
        return new LoopStatus
        {
            Name = plan.Definition.Name,
            Revision = runner.Revision,
            Mode = Mode(report, plan),
            Epoch = runner.Epoch,
            Seq = report.Seq,
            Owner = new OwnerStatus { Silo = place.Name, Zone = place.Zone },
            Quality = Worst((Words)(int)last.Quality, runner.IsStoreLate ? Words.Uncertain_SubNormal : Words.Good),
            Signals = report.Signals.ToDictionary(signal => signal.Name, signal => Signal(signal, plan, report.State.Signals.GetValueOrDefault(signal.Name), now)),
            Setpoint = last.Setpoint,
            Output = last.Output,
            LastStepAgeMs = last.At is { } at ? Age(now, at) : null,
            StepsTotal = report.State.Steps,
            Outputs = plan.Definition.Outputs.ToDictionary(output => output.Name, output => Output(runner, output)),
            Takeovers = report.State.Takeovers,
            LastTakeoverMs = runner.LastTakeover?.TotalMilliseconds,
            StoreReachable = !runner.IsStoreLate,
            Commit = Commit(runner, now),
        };
    }

    private static CommitStatus Commit(LoopRunner runner, DateTimeOffset now)
    {
        var consistency = runner.Plan.Definition.Consistency;
        var outage = runner.Outage;
        var eventual = consistency.State == StateConsistency.Eventual;
        return new CommitStatus
        {
            Consistency = eventual ? "eventual" : "strong",
            Store = outage.Frozen is not null ? "frozen" : outage.IsActive ? "journal" : runner.IsStoreLate ? "late" : "ok",
            Reason = outage.Frozen,
            CommittedSeq = runner.Seq,
            LagMs = runner.Lag.TotalMilliseconds,
            MaxLagMs = eventual ? consistency.MaxLag.TotalMilliseconds : 0,
            OutageMs = outage.Since is { } since ? Age(now, since) : null,
            Journalled = outage.Journalled,
        };
    }

    public static ModeStatus Mode(StepReport report, LoopPlan plan) => new()
    {
        Requested = ModeWords.Of(ModeStep.Requested(report.State, plan.Definition)),
        Actual = report.ActualMode,
        Paused = report.State.Operator is { Paused: true },
        Overridden = report.State.Operator?.Mode is { } over && over.Over == plan.Definition.Mode,
    };

    private static SignalStatus Signal(SignalReading reading, LoopPlan plan, SignalState? state, DateTimeOffset now)
    {
        var sources = plan.FindSignal(reading.Name);
        return new SignalStatus
        {
            Value = reading.Value.Value,
            Quality = (Words)(int)reading.Value.Quality,
            AgeMs = reading.Value.Value is null ? null : Age(now, reading.Value.At),
            Source = reading.Chosen,
            Sources =
            [
                .. reading.Sources.Select(source => new SourceStatus
                {
                    Name = source.Name,
                    Zone = sources?.FindSource(source.Name)?.Zone,
                    Health = source.Health.Word(),
                    Value = source.Sample.Value,
                    AgeMs = Age(now, source.Sample.At),
                    Quality = (Words)(int)source.Sample.Quality,
                    Reason = state?.Sources.GetValueOrDefault(source.Name)?.Reason,
                    Sequence = state?.Sources.GetValueOrDefault(source.Name)?.Sequence ?? 0,
                }),
            ],
        };
    }

    private static OutputStatus Output(LoopRunner runner, OutputDefinition output)
    {
        var ledger = runner.Report.State.Outputs.GetValueOrDefault(output.Name) ?? OutputLedger.Empty;
        var dispatcher = runner.FindDispatcher(output.Name);
        return new OutputStatus
        {
            Pending = ledger.Pending,
            Delivered = ledger.Delivered,
            Superseded = ledger.Superseded,
            DeadLettered = ledger.DeadLettered,
            Emitted = ledger.Emitted,
            Breaker = dispatcher?.Breaker ?? "closed",
            LastError = dispatcher?.LastError,
        };
    }

    private static double Age(DateTimeOffset now, DateTimeOffset at) => Math.Max(0, (now - at).TotalMilliseconds);

    private static Words Worst(Words left, Words right) => (Words)Math.Max((int)left, (int)right);
}
