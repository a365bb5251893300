using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>
/// One step in two pure halves, because stages in grains of their own answer in between: <see cref="Observe"/> judges sources
/// and selects values, <see cref="Decide"/> runs the controller and says what to deliver.
/// </summary>
internal static class LoopStep
{
    /// <summary>Judges every source, selects a value for every signal and applies its fail action.</summary>
    public static (LoopState State, ImmutableArray<SignalReading> Signals) Observe(LoopState state, LoopPlan plan, DateTimeOffset now)
    {
        var signals = state.Signals.ToBuilder();
        var readings = ImmutableArray.CreateBuilder<SignalReading>(plan.Signals.Length);
        foreach (var signal in plan.Signals)
        {
            var (next, reading) = ObserveSignal(state.Signals.GetValueOrDefault(signal.Name) ?? SignalState.Empty, signal, now);
            signals[signal.Name] = next;
            readings.Add(reading);
        }

        return (state with { Signals = signals.ToImmutable() }, readings.MoveToImmutable());
    }

    /// <summary>Runs the controller on what was observed.</summary>
    public static StepResult Decide(LoopState state, LoopPlan plan, StepInput input)
    {
        var measurement = Find(plan.Definition.Controller.Input, input);
        var mode = plan.Definition.Mode;
        var acting = input.Signals.First(signal => signal.Name == plan.ControlledSignal).Acting;
        var demand = mode == LoopMode.Auto ? ControlDemands.For(acting) : ControlDemand.Hold;
        var control = new ControlInput(measurement, input.Now, plan.Setpoint ?? 0, demand);

        var (next, result) = Control(state, plan, control);
        var decisions = mode == LoopMode.OutOfService ? [] : Decisions(next, plan, result, input);
        var quality = mode == LoopMode.OutOfService ? Quality.Bad_OutOfService : result.Quality;
        next = next with
        {
            Steps = state.Steps + 1,
            Stages = Remember(state, plan, input),
            Outputs = Emit(state.Outputs, plan, decisions),
            Last = new LastStep { At = input.Now, Quality = quality, Measurement = measurement.Value, Output = result.Output, Setpoint = plan.Setpoint },
        };
        return new StepResult(next, decisions, ActualMode(mode, acting));
    }

    private static (SignalState State, SignalReading Reading) ObserveSignal(SignalState state, SignalPlan plan, DateTimeOffset now)
    {
        var readings = new SourceReading[plan.Sources.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var source = plan.Sources[i];
            var (sample, health) = SourceWatchdog.Judge(state.Sources.GetValueOrDefault(source.Name) ?? new SourceState(), now, plan.Watchdog);
            readings[i] = new SourceReading(source.Name, source.Priority, sample, health);
        }

        var (selector, selected) = Selector.Step(state.Selector, readings, now, plan.Selector);
        var ranged = RangeCheck.Apply(selected.Value, plan.Low, plan.High);
        var (fail, result) = FailPolicy.Step(state.Fail, ranged, now, plan.Fail);
        return (state with { Selector = selector, Fail = fail }, new SignalReading(plan.Name, result.Value, result.Acting, selected.Chosen, selected.Sources));
    }

    private static (LoopState State, ControlResult Result) Control(LoopState state, LoopPlan plan, in ControlInput input)
    {
        if (plan.Pid is { } pid)
        {
            // A redeploy from another controller goes on from the output in force.
            var former = state.Pid.Output is null && state.Threshold.Output is { } output ? state.Pid with { Output = output, At = state.Threshold.At } : state.Pid;
            var (next, result) = PidController.Step(former, input, pid);
            return (state with { Pid = next, Threshold = new ThresholdState() }, result);
        }

        var threshold = plan.Threshold ?? throw new InvalidOperationException($"Loop {plan.Definition.Name} has no controller.");
        var before = state.Threshold.Output is null && state.Pid.Output is { } last ? state.Threshold with { Output = last, At = state.Pid.At } : state.Threshold;
        var (after, decided) = ThresholdController.Step(before, input, threshold);
        return (state with { Threshold = after, Pid = new PidState() }, decided);
    }

    private static ImmutableArray<OutboxEntry> Decisions(LoopState state, LoopPlan plan, in ControlResult result, StepInput input)
    {
        if (result.Output is not { } value)
            return [];
        var decisions = ImmutableArray.CreateBuilder<OutboxEntry>();
        foreach (var output in plan.Definition.Outputs)
        {
            // An output that never heard anything is told, also when the decision is to stay where it is.
            var first = state.Outputs.GetValueOrDefault(output.Name) is not { Emitted: > 0 };
            if (result.Changed || first)
                decisions.Add(new OutboxEntry(output.Name, input.Seq, input.Epoch, value, result.Quality, input.Now));
        }

        return decisions.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, OutputLedger> Emit(
        ImmutableSortedDictionary<string, OutputLedger> ledgers, LoopPlan plan, ImmutableArray<OutboxEntry> decisions)
    {
        foreach (var output in plan.Definition.Outputs)
        {
            if (!ledgers.ContainsKey(output.Name))
                ledgers = ledgers.Add(output.Name, OutputLedger.Empty);
        }

        foreach (var decision in decisions)
            ledgers = ledgers.SetItem(decision.Output, ledgers[decision.Output].Emit());
        return ledgers;
    }

    private static ImmutableSortedDictionary<string, StageState> Remember(LoopState state, LoopPlan plan, StepInput input)
    {
        var stages = state.Stages;
        foreach (var stage in plan.Stages)
        {
            var answer = input.Stages[stage.Name];

            // A held answer is Uncertain_LastUsableValue: it must not renew itself.
            if (answer.Value is not null && answer.Quality != Quality.Uncertain_LastUsableValue)
                stages = stages.SetItem(stage.Name, new StageState { LastUsable = answer });
        }

        return stages;
    }

    private static Measured Find(string name, StepInput input)
    {
        if (input.Stages.TryGetValue(name, out var staged))
            return staged;
        foreach (var signal in input.Signals)
        {
            if (signal.Name == name)
                return signal.Value;
        }

        throw new InvalidOperationException($"Nothing is named '{name}' in step {input.Seq}.");
    }

    private static string ActualMode(LoopMode mode, FailAction? acting) => mode switch
    {
        LoopMode.Manual => "manual",
        LoopMode.OutOfService => "out_of_service",
        _ => acting == FailAction.Manual ? "manual" : "auto",
    };
}
