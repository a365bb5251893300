using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>The set-point of a step.</summary>
/// <param name="Setpoint">Null for a controller without one; what it is worth counts for the decision.</param>
/// <param name="Follows">Whether it is the outer loop's output.</param>
internal readonly record struct CascadeChoice(Measured? Setpoint, bool Follows)
{
    /// <summary>A cascade that has not heard of its outer loop and has no initial value: it cannot decide.</summary>
    public bool IsMissing => Setpoint is { Value: null };
}
