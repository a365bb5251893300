using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>When a source counts as stalled or stuck.</summary>
/// <param name="StallAfter">Not shorter than any source's pull period. Default: three of the slowest, at least 3 s.</param>
/// <param name="StuckAfter">So many identical values in a row, 2 and more; 0 is off, because a steady process repeats itself.</param>
public sealed record WatchdogDefinition(
    [Span("10ms", "24h"), Computed("three of the slowest pull period, at least 3s")] TimeSpan StallAfter,
    [Default("0"), Within(0, 1_000_000)] int StuckAfter);
