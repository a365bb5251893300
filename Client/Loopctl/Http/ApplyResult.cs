namespace OrleansHa.Loopctl.Http;

/// <summary>What applying a definition did.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Revision">The loop's revision now, when the gateway tells it.</param>
/// <param name="Changed">False when the loop already was as defined.</param>
internal sealed record ApplyResult(string Name, long? Revision, bool Changed);
