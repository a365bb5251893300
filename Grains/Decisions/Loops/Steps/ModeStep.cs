using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>Chooses what a loop does in a step; docs/reference/modes.md has the table. Pure.</summary>
internal static class ModeStep
{
    /// <summary>The mode asked for: an operator's, or the definition's.</summary>
    public static LoopMode Requested(LoopState state, LoopDefinition definition) =>
        state.Operator?.Mode is { } over && over.Over == definition.Mode ? over.Mode : definition.Mode;

    /// <summary>Drops what a later word of the definition has overtaken.</summary>
    public static LoopState Settle(LoopState state, LoopPlan plan)
    {
        if (state.Operator is not { } asked)
            return state;
        if (asked.Mode is { } mode && mode.Over != plan.Definition.Mode)
            asked = asked with { Mode = null };
        var followsAnother = plan.Controller is CascadePlan && Requested(state, plan.Definition) == LoopMode.Cascade;
        if (asked.Setpoint is { } setpoint && (setpoint.Over != plan.Controller.Setpoint || followsAnother || plan.Controller.With(setpoint.Value) is null))
            asked = asked with { Setpoint = null };
        return asked == state.Operator ? state : state with { Operator = asked };
    }

    /// <param name="state">With the operators' wishes.</param>
    /// <param name="plan">The definition in force.</param>
    /// <param name="demand">What the fail action in force asks of the controller, or the loss of the store.</param>
    /// <param name="held">Whether the fail action is manual.</param>
    /// <param name="tracked">Where an inner loop that does not follow is; null when nobody is to be waited for.</param>
    /// <param name="setpoint">Whether a cascade follows its outer loop, or has a set-point at all.</param>
    public static ModeChoice Choose(LoopState state, LoopPlan plan, ControlDemand demand, bool held, double? tracked, in CascadeChoice setpoint)
    {
        var requested = Requested(state, plan.Definition);
        var output = ControllerStep.InForce(state).Output;
        var commanded = state.Operator?.Mode?.Output ?? output;
        var paused = state.Operator is { Paused: true };
        switch (requested)
        {
            case LoopMode.OutOfService:
                return new ModeChoice(requested, requested, ControlDemand.Track, output);
            case LoopMode.Shadow:
                return new ModeChoice(requested, requested, paused ? ControlDemand.Hold : demand);
            case LoopMode.Tracking:
                return new ModeChoice(requested, requested, ControlDemand.Track, paused ? output : commanded);
            case LoopMode.Manual:
                return new ModeChoice(requested, requested, ControlDemand.Manual, paused ? output : commanded);
            default:
                if (paused)
                    return new ModeChoice(requested, LoopMode.Manual, ControlDemand.Manual, output);
                if (tracked is { } target)
                    return new ModeChoice(requested, LoopMode.Tracking, ControlDemand.Track, target);
                var actual = held || setpoint.IsMissing ? LoopMode.Manual : setpoint.Follows ? LoopMode.Cascade : LoopMode.Auto;
                return new ModeChoice(requested, actual, demand);
        }
    }
}
