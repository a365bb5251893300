namespace OrleansHa.Loopctl.Dev;

/// <summary>Why the local cluster cannot run, in words for the person who started it.</summary>
internal sealed class DevException(string message, Exception? inner = null) : Exception(message, inner);
