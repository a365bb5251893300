namespace OrleansHa.Grains.Loops.State;

/// <summary>A set-point in place of the definition's.</summary>
/// <param name="Value">Asked for.</param>
/// <param name="Over">What the definition said then; null for none of its own. Another one is the later word and wins.</param>
internal sealed record SetpointOverride(double Value, double? Over);
