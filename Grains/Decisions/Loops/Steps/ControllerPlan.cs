using System.Collections.Immutable;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>The controller of a plan.</summary>
/// <param name="Setpoint">Null for a controller without one.</param>
internal abstract record ControllerPlan(double? Setpoint);

internal sealed record PidPlan(PidSettings Settings, double? Setpoint) : ControllerPlan(Setpoint);

internal sealed record ThresholdPlan(ThresholdSettings Settings) : ControllerPlan((double?)null);

internal sealed record HysteresisPlan(HysteresisSettings Settings) : ControllerPlan((double?)null);

internal sealed record StepPlan(StepSettings Settings) : ControllerPlan((double?)null);

internal sealed record RatioPlan(RatioSettings Settings) : ControllerPlan(Settings.Target);

/// <param name="Settings">Formula and bounds.</param>
/// <param name="Names">What the formula may name, in the order of its values.</param>
/// <param name="Setpoint">As in the definition.</param>
internal sealed record FormulaPlan(FormulaSettings Settings, ImmutableArray<string> Names, double? Setpoint) : ControllerPlan(Setpoint);
