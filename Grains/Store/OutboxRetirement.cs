namespace OrleansHa.Grains.Store;

/// <summary>A decision that needs no more delivery.</summary>
/// <param name="Output">The output it was for.</param>
/// <param name="Seq">The step that decided it.</param>
/// <param name="DeadLetterReason">Why it is kept as a dead letter, or null to keep nothing.</param>
internal sealed record OutboxRetirement(string Output, long Seq, string? DeadLetterReason = null);
