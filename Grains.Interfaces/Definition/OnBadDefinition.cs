using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The fail action of a signal: one, or a chain of them. Default: hold_last for 30 s, then manual.</summary>
/// <param name="Action">Taken at once.</param>
/// <param name="MaxAge">For hold_last and substitute with <c>then</c>: how long this action is served; default 30 s for hold_last.</param>
/// <param name="Then">For hold_last and substitute: taken afterwards; a word, or a fail action of its own.</param>
/// <param name="Value">For substitute: within the signal's range; otherwise null.</param>
[Scalar("action")]
public sealed record OnBadDefinition(
    [Default("hold_last")] SignalFailAction Action,
    [Span("10ms", "24h")] TimeSpan? MaxAge,
    OnBadDefinition? Then,
    double? Value);
