namespace OrleansHa.Samples.CpuGovernor;

/// <summary>What <c>GET /value</c> of an exporter answers.</summary>
/// <param name="Value">Percent of one core.</param>
/// <param name="At">When it was measured.</param>
internal sealed record CpuReading(double Value, DateTimeOffset At);
