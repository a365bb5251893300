using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How long a wish to change has to persist: the output moves to the most cautious wish of the window.</summary>
/// <param name="Up">Window for rises; 0 is at once.</param>
/// <param name="Down">Window for falls; 0 is at once.</param>
public sealed record StabilizationDefinition(
    [Default("0s"), Span("0s", "24h")] TimeSpan Up,
    [Default("0s"), Span("0s", "24h")] TimeSpan Down);
