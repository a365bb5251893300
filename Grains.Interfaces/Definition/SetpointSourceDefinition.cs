using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Where a cascade's set-point comes from.</summary>
/// <param name="Loop">The outer loop's name; another one than this.</param>
/// <param name="MaxAge">An older set-point is held and the loop's quality falls to Uncertain.</param>
/// <param name="Initial">The set-point before the outer loop has decided, in the signal's unit; absent waits for it.</param>
[Scalar("loop")]
public sealed record SetpointSourceDefinition(
    [Text(TextForm.Dns)] string Loop,
    [Default("30s"), Span("10ms", "24h")] TimeSpan MaxAge,
    double? Initial);
