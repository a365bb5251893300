namespace OrleansHa.Grains.Control.Controllers;

/// <summary>One row of a gain schedule.</summary>
/// <param name="From">Inclusive lower end, in the unit of what the schedule looks at.</param>
/// <param name="Gains">In force from there up.</param>
public readonly record struct GainRow(double From, PidGains Gains);
