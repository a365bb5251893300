namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The selector of a signal.</summary>
/// <param name="Type">The rule.</param>
/// <param name="Quorum">1 to the number of sources. Default: a majority for median, 1 for failover.</param>
/// <param name="MaxDeviation">In the signal's unit, above 0; median only; null excludes none.</param>
/// <param name="SwitchBackAfter">How long a lost source has to be healthy to be trusted again; default 10 s.</param>
public sealed record SelectorDefinition(SelectorType Type, int Quorum, double? MaxDeviation, TimeSpan SwitchBackAfter);
