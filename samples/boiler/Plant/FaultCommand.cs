namespace OrleansHa.Samples.Boiler;

/// <summary>The body of <c>POST /sensors/{n}/fault</c>.</summary>
internal sealed record FaultCommand(SensorFault Mode);
