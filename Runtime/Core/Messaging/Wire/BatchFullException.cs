namespace Orleans.Runtime.Messaging;

/// <summary>A message is too large for a batch; it leaves in parts instead.</summary>
internal sealed class BatchFullException() : Exception("The message is larger than a batch may be.");
