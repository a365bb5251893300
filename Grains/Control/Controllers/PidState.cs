namespace OrleansHa.Grains.Control.Controllers;

/// <summary>
/// What a PID controller remembers; a new instance has decided nothing. The output and the integral term are both here, so a
/// takeover goes on from the output in force.
/// </summary>
public sealed record PidState
{
    /// <summary>The integral term, in the output's unit; null before the first step in automatic.</summary>
    public double? Integral { get; init; }

    /// <summary>The filtered derivative term, in the output's unit.</summary>
    public double Derivative { get; init; }

    /// <summary>The measurement of the step before; null when there was none to use.</summary>
    public double? PreviousMeasurement { get; init; }

    /// <summary>The output in force.</summary>
    public double? Output { get; init; }

    /// <summary>The time of the step before.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The output was set from outside: the next step in automatic starts from it.</summary>
    public bool Tracking { get; init; }

    /// <summary>The gains of the last step in automatic; others start from the output in force as well.</summary>
    public PidGains? Gains { get; init; }

    /// <summary>The set-point that was in force, behind the given one while it ramps.</summary>
    public double? Setpoint { get; init; }

    public StabilizationState? Stabilization { get; init; }
}
