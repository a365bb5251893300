namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>An invariant does not hold, or the engine threw where nobody catches.</summary>
internal sealed class SimulationException(string message, Exception? inner = null) : Exception(message, inner);
