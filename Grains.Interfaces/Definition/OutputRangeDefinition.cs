using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Bounds on a controller's output, in the output's unit.</summary>
/// <param name="Min">Finite.</param>
/// <param name="Max">Above <paramref name="Min"/>.</param>
/// <param name="Deadband">A smaller change is not made; from 0 to below the width of the range.</param>
/// <param name="RatePerMinute">Fastest change per minute; absent is unlimited.</param>
/// <param name="Initial">Where the output is taken to be before the first decision; default <paramref name="Min"/>.</param>
public sealed record OutputRangeDefinition(
    double Min,
    double Max,
    [Default("0"), Within(0, double.MaxValue)] double Deadband,
    RateDefinition? RatePerMinute,
    [Computed("min")] double Initial)
{
    /// <summary>Fastest rise per minute; null is unlimited.</summary>
    public double? RatePerMinuteUp => RatePerMinute?.Up;

    /// <summary>Fastest fall per minute; null is unlimited.</summary>
    public double? RatePerMinuteDown => RatePerMinute?.Down;
}
