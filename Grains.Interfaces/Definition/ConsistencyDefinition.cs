using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a crash may lose.</summary>
/// <param name="State">When a step is committed relative to its action.</param>
/// <param name="MaxLag">With <c>eventual</c>: the most that a crash can lose.</param>
public sealed record ConsistencyDefinition(
    [Default("strong")] StateConsistency State,
    [Default("500ms"), Span("10ms", "1m")] TimeSpan MaxLag);
