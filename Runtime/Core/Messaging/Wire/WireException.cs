namespace Orleans.Runtime.Messaging;

/// <summary>Bytes from a connection that are not what the protocol says; the connection is closed with this as its reason.</summary>
internal sealed class WireException(string message) : Exception(message);
