using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Turns a valid definition into the settings of the pure parts.</summary>
internal static class LoopPlanner
{
    public static LoopPlan Plan(LoopDefinition definition)
    {
        var controller = definition.Controller;
        return new LoopPlan
        {
            Definition = definition,
            Signals = [.. definition.Signals.Select(Signal)],
            Stages = definition.StagesInOrder(),
            Pid = controller is PidControllerDefinition pid ? Pid(pid, definition.Period) : null,
            Threshold = controller is ThresholdControllerDefinition threshold ? Threshold(threshold, definition.Period) : null,
            Setpoint = (controller as PidControllerDefinition)?.Setpoint,
            ControlledSignal = definition.SignalBehind(controller.Input).Name,
        };
    }

    private static SignalPlan Signal(SignalDefinition signal) => new(
        signal.Name,
        signal.Range.Low,
        signal.Range.High,
        new SelectorSettings(
            signal.Selector.Type == SelectorType.Median ? SelectorKind.Median : SelectorKind.Failover,
            signal.Selector.Quorum, signal.Selector.SwitchBackAfter, signal.Selector.MaxDeviation),
        new WatchdogSettings(signal.Watchdog.StallAfter, signal.Watchdog.StuckAfter),
        Fail(signal.OnBad),
        signal.Sources);

    private static FailPolicySettings Fail(OnBadDefinition onBad) => onBad.Action == SignalFailAction.HoldLast
        ? new FailPolicySettings(FailAction.HoldLast, onBad.MaxAge ?? TimeSpan.FromSeconds(30), Action(onBad.Afterwards ?? SignalFailAction.Manual), onBad.Substitute)
        : new FailPolicySettings(Action(onBad.Action), substitute: onBad.Substitute);

    private static PidSettings Pid(PidControllerDefinition pid, TimeSpan period) => new(
        new PidGains(pid.Kp, pid.Ki, pid.Kd, pid.Action == ControllerAction.Direct ? ControlAction.Direct : ControlAction.Reverse),
        Limits(pid.Output), period, Floor(pid.MinQuality));

    private static ThresholdSettings Threshold(ThresholdControllerDefinition threshold, TimeSpan period) => new(
        threshold.Below,
        [.. threshold.Table.Select(row => new ThresholdRow(row.From, row.Output))],
        threshold.Hysteresis, Limits(threshold.Output), period, Floor(threshold.MinQuality));

    private static OutputLimits Limits(OutputRangeDefinition range) =>
        new(range.Min, range.Max, range.Deadband, range.RatePerMinuteUp, range.RatePerMinuteDown, range.Initial);

    private static Quality Floor(QualityFloor floor) => floor == QualityFloor.Good ? Quality.Good : Quality.Uncertain;

    private static FailAction Action(SignalFailAction action) => action switch
    {
        SignalFailAction.HoldLast => FailAction.HoldLast,
        SignalFailAction.Substitute => FailAction.Substitute,
        SignalFailAction.FailLow => FailAction.FailLow,
        SignalFailAction.FailHigh => FailAction.FailHigh,
        SignalFailAction.Manual => FailAction.Manual,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown fail action."),
    };
}
