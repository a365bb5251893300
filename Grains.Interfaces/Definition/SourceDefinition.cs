using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One of the redundant sources of a signal.</summary>
/// <param name="Name">Unique in its signal.</param>
/// <param name="Priority">1 is asked first; default its place in the list.</param>
/// <param name="Zone">The zone it stands in, if known.</param>
/// <param name="Input">Where its samples come from.</param>
public sealed record SourceDefinition(
    [Text(TextForm.Name)] string Name,
    [Within(1, 100), Computed("its place in the list")] int Priority,
    [Text(TextForm.Dns)] string? Zone,
    SourceInput Input)
{
    /// <summary>How long one answer may take; default the pull period, 100 ms to 5 s.</summary>
    [Span("10ms", "1m"), Computed("the pull period, 100ms to 5s")]
    public TimeSpan Timeout { get; init; }

    /// <summary>When the source is left alone for a while.</summary>
    [Default("{}")]
    public BreakerDefinition Breaker { get; init; } = new(5, TimeSpan.FromSeconds(5));
}
