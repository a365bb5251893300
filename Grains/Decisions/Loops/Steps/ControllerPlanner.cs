using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Expressions;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Turns a valid definition's controller into settings of the pure part.</summary>
internal static class ControllerPlanner
{
    public static ControllerPlan Plan(LoopDefinition definition)
    {
        var period = definition.Period;
        var controller = definition.Controller;
        var limits = Limits(controller);
        var floor = controller.MinQuality == QualityFloor.Good ? Quality.Good : Quality.Uncertain;
        return controller switch
        {
            PidControllerDefinition pid => new PidPlan(new PidSettings(Gains(pid), limits, period, floor, Tuning(pid)), pid.Setpoint),
            CascadeControllerDefinition cascade => new CascadePlan(
                (new PidSettings(Gains(cascade), limits, period, floor, Tuning(cascade)), new CascadeSettings(cascade.SetpointFrom.MaxAge, cascade.SetpointFrom.Initial)),
                cascade.SetpointFrom.Loop),
            ThresholdControllerDefinition threshold => new ThresholdPlan(new ThresholdSettings(
                threshold.Below, [.. threshold.Table.Select(row => new ThresholdRow(row.From, row.Output))], threshold.Hysteresis, limits, period, floor)),
            HysteresisControllerDefinition relay => new HysteresisPlan(new HysteresisSettings(
                relay.Low, relay.High, relay.Off, relay.On, Action(relay.Action), limits, period, relay.MinOn, relay.MinOff, floor)),
            StepControllerDefinition step => new StepPlan(new StepSettings(
                step.Target, Adjustment(step.Adjust), [.. step.Table.Select(Row)], step.Cooldown, limits, period, floor)),
            RatioControllerDefinition ratio => new RatioPlan(new RatioSettings(ratio.Target, ratio.Tolerance, Rounding(ratio.Rounding), limits, period, floor)),
            ExpressionControllerDefinition formula => Formula(formula, definition, limits, floor),
            CustomControllerDefinition custom => new CustomPlan(
                new AskedSettings(limits, period, floor), new CustomStageWork(custom.Class, custom.Settings.ToDictionary()), Limit(period), custom.Setpoint),
            _ => throw new NotSupportedException($"Loop {definition.Name} has a controller that cannot run: {controller.GetType().Name}."),
        };
    }

    private static FormulaPlan Formula(ExpressionControllerDefinition formula, LoopDefinition definition, OutputLimits limits, Quality floor)
    {
        var names = FormulaNames.OfController(definition, formula);
        var compiled = FormulaNames.Compile(formula.Expr, names, ExpressionType.Number);
        return new FormulaPlan(new FormulaSettings(compiled, limits, definition.Period, floor), names, formula.Setpoint);
    }

    // As a stage's usual time limit: half of the period, so that the rest of the step has room.
    private static TimeSpan Limit(TimeSpan period) =>
        TimeSpan.FromMilliseconds(Math.Clamp(period.TotalMilliseconds / 2, 50, 500));

    private static PidGains Gains(TunedControllerDefinition tuned) => new(tuned.Kp, tuned.Ki, tuned.Kd, Action(tuned.Action));

    private static PidTuning Tuning(TunedControllerDefinition tuned) => new()
    {
        ProportionalWeight = tuned.SetpointWeights.Proportional,
        DerivativeWeight = tuned.SetpointWeights.Derivative,
        DerivativeFilter = tuned.DerivativeFilter,
        TrackingTime = tuned.TrackingTime,
        ConditionalIntegration = tuned.AntiWindup == AntiWindup.Conditional,
        SetpointUpPerMinute = tuned.SetpointRatePerMinute?.Up,
        SetpointDownPerMinute = tuned.SetpointRatePerMinute?.Down,
        Schedule = tuned.GainSchedule is { } schedule ? Schedule(schedule, Action(tuned.Action)) : null,
    };

    private static GainSchedule Schedule(GainScheduleDefinition schedule, ControlAction action) => new(
        schedule.By switch
        {
            Interfaces.Definition.ScheduleVariable.Setpoint => Control.Controllers.ScheduleVariable.Setpoint,
            Interfaces.Definition.ScheduleVariable.Output => Control.Controllers.ScheduleVariable.Output,
            _ => Control.Controllers.ScheduleVariable.Measurement,
        },
        [.. schedule.Table.Select(row => new GainRow(row.From, new PidGains(row.Kp, row.Ki, row.Kd, action)))]);

    private static OutputLimits Limits(ControllerDefinition controller)
    {
        var range = controller.Output;
        return new OutputLimits(range.Min, range.Max, range.Deadband, range.RatePerMinuteUp, range.RatePerMinuteDown, range.Initial)
        {
            StabilizeUp = controller.Stabilization.Up,
            StabilizeDown = controller.Stabilization.Down,
        };
    }

    private static ControlAction Action(ControllerAction action) => action == ControllerAction.Direct ? ControlAction.Direct : ControlAction.Reverse;

    private static StepRow Row(StepRowDefinition row) =>
        new(row.From ?? double.NegativeInfinity, row.To ?? double.PositiveInfinity, row.Change);

    private static Control.Controllers.StepAdjustment Adjustment(Interfaces.Definition.StepAdjustment adjustment) => adjustment switch
    {
        Interfaces.Definition.StepAdjustment.Percent => Control.Controllers.StepAdjustment.Percent,
        Interfaces.Definition.StepAdjustment.Exact => Control.Controllers.StepAdjustment.Exact,
        _ => Control.Controllers.StepAdjustment.Change,
    };

    private static Control.Controllers.RatioRounding Rounding(Interfaces.Definition.RatioRounding rounding) => rounding switch
    {
        Interfaces.Definition.RatioRounding.Nearest => Control.Controllers.RatioRounding.Nearest,
        Interfaces.Definition.RatioRounding.None => Control.Controllers.RatioRounding.None,
        _ => Control.Controllers.RatioRounding.Up,
    };
}
