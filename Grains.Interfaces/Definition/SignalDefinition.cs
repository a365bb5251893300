using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One measured quantity with its redundant sources.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Units">A word of <see cref="SignalUnits"/>, in its canonical form (UCUM).</param>
/// <param name="Range">What values it can have, in its unit.</param>
/// <param name="Selector">How one value is chosen.</param>
/// <param name="Watchdog">When a source counts as stalled or stuck.</param>
/// <param name="OnBad">What happens without a usable value.</param>
/// <param name="Sources">At least one, in the order of the text.</param>
public sealed record SignalDefinition(
    [Outside] string Name,
    [Text(TextForm.Unit)] string Units,
    ValueRange Range,
    [Default("{}")] SelectorDefinition Selector,
    [Default("{}")] WatchdogDefinition Watchdog,
    [Default("{}")] OnBadDefinition OnBad,
    [Count(1, DefinitionBounds.Sources)] ImmutableArray<SourceDefinition> Sources);
