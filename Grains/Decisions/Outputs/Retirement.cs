namespace OrleansHa.Grains.Outputs;

/// <summary>The end of one decision's delivery.</summary>
/// <param name="Output">The output.</param>
/// <param name="Seq">The step that decided it.</param>
/// <param name="Fate">How it ended.</param>
/// <param name="Reason">Why it was dead-lettered; null otherwise.</param>
internal sealed record Retirement(string Output, long Seq, DeliveryFate Fate, string? Reason = null);
