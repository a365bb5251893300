using OrleansHa.Grains.Control.Signals;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>
/// What the definition wants while the store is away. Pure. <c>hold</c>, and <c>continue</c> after its longest outage, take the
/// fail action of the controlled signal, as if that had been lost at this moment: hold_last, substitute and manual leave the
/// output where it is, fail_low and fail_high drive it to its limit.
/// </summary>
internal static class StoreLossPolicy
{
    public static StoreLossChoice Choose(LoopPlan plan, TimeSpan outage)
    {
        var free = plan.Definition.OnStoreLoss == StoreLossAction.Continue ? plan.Definition.MaxStoreOutage : TimeSpan.Zero;
        if (outage < free)
            return StoreLossChoice.Continue;
        return Acting(Fail(plan), outage - free) switch
        {
            FailAction.FailLow => StoreLossChoice.DriveLow,
            FailAction.FailHigh => StoreLossChoice.DriveHigh,
            _ => StoreLossChoice.Freeze,
        };
    }

    /// <summary>Whether the fail action can ever move an output.</summary>
    public static bool Drives(LoopPlan plan) => Fail(plan).Chain.Any(step => step.Action is FailAction.FailLow or FailAction.FailHigh);

    private static FailAction Acting(FailPolicySettings fail, TimeSpan lost)
    {
        foreach (var step in fail.Chain)
        {
            if (step.For is not { } span || lost <= span)
                return step.Action;
            lost -= span;
        }

        throw new InvalidOperationException("The last fail action has no end.");
    }

    private static FailPolicySettings Fail(LoopPlan plan) => plan.FindSignal(plan.ControlledSignal)!.Fail;
}
