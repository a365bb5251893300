using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>A first-order process with dead time.</summary>
/// <param name="Gain">Signal units per output unit, not 0; negative when the measurement falls as the output rises.</param>
/// <param name="DeadTime">Time before a change of the output shows at all.</param>
/// <param name="TimeConstant">Time after which 63 % of the change shows; 0 is at once.</param>
public sealed record ProcessModelDefinition(
    double? Gain,
    [Default("0s"), Span("0s", "24h")] TimeSpan DeadTime,
    [Default("0s"), Span("0s", "24h")] TimeSpan TimeConstant);
