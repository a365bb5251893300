using System.Collections.Immutable;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>The controller of a plan.</summary>
/// <param name="Setpoint">Null for a controller without one.</param>
internal abstract record ControllerPlan(double? Setpoint)
{
    /// <summary>The same with another set-point; null when it has none, or cannot have this one.</summary>
    public virtual ControllerPlan? With(double setpoint) => null;
}

internal sealed record PidPlan(PidSettings Settings, double? Setpoint) : ControllerPlan(Setpoint)
{
    public override ControllerPlan With(double setpoint) => this with { Setpoint = setpoint };
}

/// <param name="Settings">The controller's, and those of its set-point.</param>
/// <param name="Outer">The loop whose output is the set-point.</param>
internal sealed record CascadePlan((PidSettings Pid, CascadeSettings Setpoint) Settings, string Outer) : ControllerPlan((double?)null)
{
    // Its set-point comes with each step, in whichever mode.
    public override ControllerPlan With(double setpoint) => this;
}

internal sealed record ThresholdPlan(ThresholdSettings Settings) : ControllerPlan((double?)null);

internal sealed record HysteresisPlan(HysteresisSettings Settings) : ControllerPlan((double?)null);

internal sealed record StepPlan(StepSettings Settings) : ControllerPlan(Settings.Target)
{
    public override ControllerPlan With(double setpoint) => new StepPlan(new StepSettings(
        setpoint, Settings.Adjustment, Settings.Rows, Settings.Cooldown, Settings.Output, Settings.Period, Settings.MinQuality));
}

internal sealed record RatioPlan(RatioSettings Settings) : ControllerPlan(Settings.Target)
{
    public override ControllerPlan? With(double setpoint) => setpoint <= 0 ? null : new RatioPlan(new RatioSettings(
        setpoint, Settings.Tolerance, Settings.Rounding, Settings.Output, Settings.Period, Settings.MinQuality));
}

/// <param name="Settings">Formula and bounds.</param>
/// <param name="Names">What the formula may name, in the order of its values.</param>
/// <param name="Setpoint">As in the definition.</param>
internal sealed record FormulaPlan(FormulaSettings Settings, ImmutableArray<string> Names, double? Setpoint) : ControllerPlan(Setpoint)
{
    public override ControllerPlan? With(double setpoint) => Setpoint is null ? null : this with { Setpoint = setpoint };
}

/// <param name="Settings">Bounds.</param>
/// <param name="Work">The class that decides.</param>
/// <param name="Limit">How long it may take.</param>
/// <param name="Setpoint">As in the definition.</param>
internal sealed record CustomPlan(AskedSettings Settings, CustomStageWork Work, TimeSpan Limit, double? Setpoint) : ControllerPlan(Setpoint)
{
    /// <summary>Where its answer stands among those of the stages; no stage can have this name.</summary>
    public const string Answer = "$controller";

    public override ControllerPlan? With(double setpoint) => Setpoint is null ? null : this with { Setpoint = setpoint };
}
