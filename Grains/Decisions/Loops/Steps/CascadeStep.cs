using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.State;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>
/// The inner side of a cascade: the set-point is the outer loop's output while that is fresh; when it is not, the last one is
/// held as Uncertain_LastUsableValue, and the loop follows again once the outer one has met it. Pure.
/// </summary>
internal static class CascadeStep
{
    /// <summary>The set-point of any controller.</summary>
    public static (LoopState State, CascadeChoice Choice) Setpoint(LoopState state, LoopPlan plan, StepInput input)
    {
        var own = state.Operator?.Setpoint?.Value;
        if (plan.Controller is not CascadePlan cascade)
        {
            var given = own ?? plan.Controller.Setpoint;
            return (state.Cascade is null ? state : state with { Cascade = null }, new CascadeChoice(given is { } value ? Measured.Good(value, input.Now) : null, Follows: false));
        }

        var (link, answer) = Hear(state.Cascade ?? CascadeLink.Empty, input.Outer);
        var (heard, remote) = CascadeSetpoint.Step(link.Heard, answer?.Output, input.Now, cascade.Settings.Setpoint);
        link = link with { Heard = heard };
        var held = own ?? state.Last.Setpoint;
        if (ModeStep.Requested(state, plan.Definition) != LoopMode.Cascade)
        {
            var local = held ?? cascade.Settings.Setpoint.Initial;
            var choice = local is { } value ? Measured.Good(value, input.Now) : Measured.Missing(Quality.Bad_WaitingForInitialData, input.Now);
            return (state with { Cascade = link with { Following = false } }, new CascadeChoice(choice, Follows: false));
        }

        var fresh = heard.Setpoint is { } newest && input.Now - newest.At <= cascade.Settings.Setpoint.MaxAge && answer is not { Output.Value: null };
        var follows = fresh && (link.Following || held is null || answer is { Ready: true });
        link = link with { Following = follows };
        var setpoint = follows || held is null ? remote : new Measured(held, Quality.Uncertain_LastUsableValue, input.Now);
        return (state with { Cascade = link }, new CascadeChoice(setpoint, follows));
    }

    // What an owner that has been replaced still says is as good as nothing.
    private static (CascadeLink Link, OuterOutput? Answer) Hear(CascadeLink link, OuterOutput? answer) =>
        answer is not { } newest || newest.Epoch < link.Epoch || (newest.Epoch == link.Epoch && newest.Seq < link.Seq)
            ? (link, null)
            : (link with { Epoch = newest.Epoch, Seq = newest.Seq }, newest);
}
