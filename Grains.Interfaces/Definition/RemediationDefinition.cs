using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Something done by itself when the loop is unwell.</summary>
/// <param name="Name">Unique among the loop's remediations.</param>
/// <param name="When">What has to be true, such as <c>loop.step.latency_p99 > 400ms</c>.</param>
/// <param name="For">How long.</param>
/// <param name="Do">In this order.</param>
/// <param name="Guard">What keeps it from doing harm.</param>
public sealed record RemediationDefinition(
    [Text(TextForm.Name)] string Name,
    Condition When,
    [Default("30s"), Span("0s", "24h")] TimeSpan For,
    [Count(1, DefinitionBounds.Remedies)] ImmutableArray<Remedy> Do,
    [Default("{}")] RemediationGuard Guard);
