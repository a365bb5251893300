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
        state = Followers.Forget(ModeStep.Settle(state, plan), input.Now);
        var measurement = input.Find(plan.Definition.Controller.Input);
        var acting = input.Signals.First(signal => signal.Name == plan.ControlledSignal).Acting;
        (state, var setpoint) = CascadeStep.Setpoint(state, plan, input);
        state = EnterMode(state, ModeStep.Requested(state, plan.Definition));
        var mode = ModeStep.Choose(state, plan, input.Demand ?? ControlDemands.For(acting), acting == FailAction.Manual, Followers.Tracked(state, plan, input.Now), setpoint);
        var control = CascadeSetpoint.Follow(
            new ControlInput(measurement, input.Now, 0, mode.Demand, mode.Target), setpoint.Setpoint ?? Measured.Good(0, input.Now));
        var controlled = state.Operator?.Setpoint is { } own ? plan with { Controller = plan.Controller.With(own.Value) ?? plan.Controller } : plan;

        var (next, result) = ControllerStep.Run(state, controlled, control, input);
        var unspoken = state.Unspoken == true;
        ImmutableArray<OutboxEntry> decisions = mode.IsSilent ? [] : Decisions(next, plan, result with { Changed = result.Changed || unspoken }, input);
        next = next with
        {
            Steps = state.Steps + 1,
            Stages = Remember(state, plan, input),
            Outputs = Emit(state.Outputs, plan, decisions),
            Unspoken = mode.IsSilent && (unspoken || (result.Changed && mode.Requested != LoopMode.Shadow)) ? true : null,
            Last = new LastStep
            {
                At = input.Now,
                Quality = mode.Actual == LoopMode.OutOfService ? Quality.Bad_OutOfService : result.Quality,
                Measurement = measurement.Value,
                Output = result.Output,
                Setpoint = setpoint.Setpoint?.Value,
            },
        };
        return new StepResult(next, decisions, ModeWords.Of(mode.Actual));
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

    /// <summary>
    /// In shadow the controller's output is a wish that nothing follows. Before the first step of another mode the output that
    /// was in force when the shadow began takes its place.
    /// </summary>
    private static LoopState EnterMode(LoopState state, LoopMode mode)
    {
        if (mode == LoopMode.Shadow)
        {
            // Also without any output of its own: another loop may follow it.
            return state.Shadow is null ? state with { Shadow = new ShadowState { Acted = state.Last.Output } } : state;
        }

        return state.Shadow is { } shadow ? ControllerStep.Rebase(state, shadow.Acted) with { Shadow = null } : state;
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
}
