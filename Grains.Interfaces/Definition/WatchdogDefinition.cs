namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>When a source counts as stalled or stuck.</summary>
/// <param name="StallAfter">Not shorter than any source's pull period. Default: three of the slowest, at least 3 s.</param>
/// <param name="StuckAfter">So many identical values in a row; 0 (default) is off, because a steady process repeats itself.</param>
public sealed record WatchdogDefinition(TimeSpan StallAfter, int StuckAfter);
