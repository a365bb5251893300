using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Fastest change per minute; one number stands for both ways.</summary>
/// <param name="Up">Fastest rise; absent is unlimited.</param>
/// <param name="Down">Fastest fall; absent is unlimited.</param>
[Scalar("up", "down")]
public sealed record RateDefinition(
    [Within(0, double.MaxValue, AboveLow = true)] double? Up,
    [Within(0, double.MaxValue, AboveLow = true)] double? Down);
