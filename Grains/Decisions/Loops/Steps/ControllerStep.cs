using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Runs the plan's controller. One that follows another by a redeploy goes on from the output in force.</summary>
internal static class ControllerStep
{
    public static (LoopState State, ControlResult Result) Run(LoopState state, LoopPlan plan, in ControlInput control, StepInput input)
    {
        var (output, at) = InForce(state);
        var rest = state with { Pid = new PidState(), Threshold = new ThresholdState(), Decision = new DecisionState() };
        switch (plan.Controller)
        {
            case PidPlan pid:
                return Pid(state, rest, control, pid.Settings);
            case CascadePlan cascade:
                return Pid(state, rest, control, cascade.Settings.Pid);
            case ThresholdPlan threshold:
                var (nextThreshold, fromThreshold) = ThresholdController.Step(state.Threshold with { Output = output, At = at }, control, threshold.Settings);
                return (rest with { Threshold = nextThreshold }, fromThreshold);
            default:
                var (next, decided) = Decide(state.Decision with { Output = output, At = at }, plan.Controller, control, input);
                return (rest with { Decision = next }, decided);
        }
    }

    /// <summary>Another output is in force than the controller decided last: the next decision starts from it, without a jump.</summary>
    public static LoopState Rebase(LoopState state, double? output)
    {
        return state with
        {
            Pid = output is null || state.Pid.Output is null ? new PidState() : state.Pid with { Output = output, Tracking = true, PreviousMeasurement = null },
            Threshold = state.Threshold with { Output = state.Threshold.Output is null ? null : output },
            Decision = state.Decision with { Output = state.Decision.Output is null ? null : output, Goal = null },
        };
    }

    private static (LoopState State, ControlResult Result) Pid(LoopState state, LoopState rest, in ControlInput control, PidSettings settings)
    {
        var (output, at) = InForce(state);
        var former = state.Pid.Output is null && output is not null ? new PidState { Output = output, At = at, Tracking = true } : state.Pid;
        var (next, result) = PidController.Step(former, control, settings);
        return (rest with { Pid = next }, result);
    }

    public static (double? Output, DateTimeOffset? At) InForce(LoopState state) =>
        state.Pid.Output is { } pid ? (pid, state.Pid.At)
        : state.Threshold.Output is { } threshold ? (threshold, state.Threshold.At)
        : (state.Decision.Output, state.Decision.At);

    private static (DecisionState State, ControlResult Result) Decide(
        DecisionState state, ControllerPlan plan, in ControlInput control, StepInput input) => plan switch
        {
            // What only another kind of controller remembers is of no use to this one.
            HysteresisPlan relay => HysteresisController.Step(state with { Goal = null }, control, relay.Settings),
            StepPlan step => StepController.Step(state with { On = null }, control, step.Settings),
            RatioPlan ratio => RatioController.Step(state with { On = null, Goal = null }, control, ratio.Settings),
            FormulaPlan formula => FormulaController.Step(
                state with { On = null, Goal = null }, control, Values(state, formula, control, input), formula.Settings),
            CustomPlan custom => AskedController.Step(state with { On = null, Goal = null }, control, Asked(input, control), custom.Settings),
            _ => throw new InvalidOperationException($"Step {input.Seq}: there is no controller for {plan}."),
        };

    private static Measured Asked(StepInput input, in ControlInput control) =>
        input.Stages.TryGetValue(CustomPlan.Answer, out var asked) ? asked : Measured.Missing(Quality.Bad_NoCommunication, control.At);

    private static Measured[] Values(DecisionState state, FormulaPlan formula, in ControlInput control, StepInput input)
    {
        var values = new Measured[formula.Names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = formula.Names[i] switch
            {
                FormulaNames.Value when i == 0 => control.Measurement,
                FormulaNames.Output when i == 1 => Measured.Good(state.Output ?? formula.Settings.Output.Initial, control.At),
                FormulaNames.Setpoint when i == 2 && formula.Setpoint is { } setpoint => Measured.Good(setpoint, control.At),
                var name => input.Find(name),
            };
        }

        return values;
    }
}
