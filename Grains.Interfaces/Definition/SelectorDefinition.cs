using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The selector of a signal.</summary>
/// <param name="Type">The rule.</param>
/// <param name="Quorum">Usable sources that are needed, 1 to the number of sources. Default: a majority for median, average and quorum, 2 for vote2oo3, else 1.</param>
/// <param name="MaxDeviation">In the signal's unit, above 0: a source further off is left out and reported as deviating; not for failover and load_balance; absent excludes none.</param>
/// <param name="SwitchBackAfter">How long a lost source has to be healthy to be trusted again.</param>
public sealed record SelectorDefinition(
    [Default("failover")] SelectorType Type,
    [Within(1, DefinitionBounds.Sources), Computed("a majority for median, average and quorum, 2 for vote2oo3, else 1")] int Quorum,
    [Within(0, double.MaxValue, AboveLow = true)] double? MaxDeviation,
    [Default("10s"), Span("0s", "24h")] TimeSpan SwitchBackAfter);
