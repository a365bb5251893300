using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A limit on what is measured along the loop.</summary>
/// <param name="Link">Two neighbours, such as <c>p95_ms->controller</c>.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Max">Not more than this: a duration for a latency, age or gap; a number from 0 to 1 for a rate.</param>
/// <param name="For">How long it has to be passed.</param>
/// <param name="Alert">The output that is told; one of the kinds that alert.</param>
public sealed record SlaDefinition(
    LinkReference Link,
    SlaMetric Metric,
    Quantity Max,
    [Default("30s"), Span("0s", "24h")] TimeSpan For,
    [Text(TextForm.Name)] string Alert);
