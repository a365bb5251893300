using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Moves the output by a table of how far the measurement is from its target, as autoscalers do.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Target">In the signal's unit; a row's ends count from here.</param>
/// <param name="Adjust">What a row's change means.</param>
/// <param name="Table">Rising, not overlapping; between rows nothing changes.</param>
/// <param name="Cooldown">Shortest time between two changes.</param>
[Requires("output")]
public sealed record StepControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    double Target,
    [Default("change")] StepAdjustment Adjust,
    [Count(1, DefinitionBounds.TableRows)] ImmutableArray<StepRowDefinition> Table,
    [Default("1m"), Span("0s", "24h")] TimeSpan Cooldown) : ControllerDefinition(Input, Output, MinQuality);
