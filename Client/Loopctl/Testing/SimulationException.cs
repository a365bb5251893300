namespace OrleansHa.Loopctl.Testing;

/// <summary>A case cannot be run to its end; the message says why and is the case's failure.</summary>
internal sealed class SimulationException(string message) : Exception(message);
