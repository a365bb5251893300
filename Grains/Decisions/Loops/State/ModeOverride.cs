using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Grains.Loops.State;

/// <summary>A mode in place of the definition's.</summary>
/// <param name="Mode">Asked for.</param>
/// <param name="Over">What the definition said then: once a redeploy says something else, that is the later word and wins.</param>
/// <param name="Output">manual and tracking: where the output goes; null leaves it where it is.</param>
internal sealed record ModeOverride(LoopMode Mode, LoopMode Over, double? Output);
