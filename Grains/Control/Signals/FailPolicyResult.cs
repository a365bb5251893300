namespace OrleansHa.Grains.Control.Signals;

/// <summary>The signal after its fail action.</summary>
/// <param name="Value">The input, the held value (Uncertain_LastUsableValue), the substitute (Uncertain_SubstituteValue), or still Bad.</param>
/// <param name="Acting">The fail action in force, or null when the input was usable.</param>
public readonly record struct FailPolicyResult(Measured Value, FailAction? Acting);
