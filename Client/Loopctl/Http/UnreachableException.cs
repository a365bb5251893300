namespace OrleansHa.Loopctl.Http;

/// <summary>None of the gateways could be connected to.</summary>
internal sealed class UnreachableException(string message, Exception? inner) : Exception(message, inner);
