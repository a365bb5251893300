using System.Collections.Immutable;
using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Turns a valid definition into the settings of the pure parts.</summary>
internal static class LoopPlanner
{
    public static LoopPlan Plan(LoopDefinition definition)
    {
        return new LoopPlan
        {
            Definition = definition,
            Signals = [.. definition.Signals.Select(Signal)],
            Stages = definition.StagesInOrder(),
            Work = definition.Stages.ToImmutableDictionary(stage => stage.Name, stage => StagePlanner.Plan(definition, stage)),
            Controller = ControllerPlanner.Plan(definition),
            ControlledSignal = definition.SignalBehind(definition.Controller.Input).Name,
        };
    }

    private static SignalPlan Signal(SignalDefinition signal) => new(
        signal.Name,
        signal.Range.Low,
        signal.Range.High,
        new SelectorSettings(
            Kind(signal.Selector.Type), signal.Selector.Quorum, signal.Selector.SwitchBackAfter, signal.Selector.MaxDeviation),
        new WatchdogSettings(signal.Watchdog.StallAfter, signal.Watchdog.StuckAfter),
        Fail(signal.OnBad),
        signal.Sources);

    private static FailPolicySettings Fail(OnBadDefinition onBad)
    {
        var chain = ImmutableArray.CreateBuilder<FailStep>();
        for (var link = onBad; link is not null; link = link.Then)
            chain.Add(new FailStep(Action(link.Action), link.Then is null ? null : link.MaxAge, link.Value));
        return new FailPolicySettings(chain.ToImmutable());
    }

    private static SelectorKind Kind(SelectorType type) => type switch
    {
        SelectorType.Failover => SelectorKind.Failover,
        SelectorType.Median => SelectorKind.Median,
        SelectorType.Average => SelectorKind.Average,
        SelectorType.Vote2oo3 or SelectorType.Quorum => SelectorKind.Vote2oo3,
        SelectorType.Max => SelectorKind.Max,
        SelectorType.Min => SelectorKind.Min,
        SelectorType.LoadBalance => SelectorKind.LoadBalance,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown selector."),
    };

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
