namespace OrleansHa.Samples.Boiler;

/// <summary>What <c>GET /value</c> of a sensor answers.</summary>
/// <param name="Value">Degrees Celsius, or null.</param>
/// <param name="At">When it was measured.</param>
internal sealed record SensorReading(double? Value, DateTimeOffset At);
