namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a controller sees in one step.</summary>
/// <param name="Measurement">In the signal's unit, or missing.</param>
/// <param name="At">The time of the step.</param>
/// <param name="Setpoint">Finite, in the signal's unit; the threshold controller does not look at it.</param>
/// <param name="Demand">What is asked.</param>
/// <param name="ManualOutput">For <see cref="ControlDemand.Manual"/> and <see cref="ControlDemand.Track"/>, in the output's unit; null or not finite holds the output.</param>
public readonly record struct ControlInput(
    Measured Measurement, DateTimeOffset At, double Setpoint = 0, ControlDemand Demand = ControlDemand.Automatic, double? ManualOutput = null);
