using System.Collections.Immutable;
using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The output of the highest row that the measurement reaches. <c>limit</c> with <c>above</c> is a table of one row.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output; when absent, from the smallest to the largest output of the table.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Below">Output below the first row.</param>
/// <param name="Table">At least one row, strictly rising.</param>
/// <param name="Hysteresis">0 and more, in the signal's unit; a row is left only so far below its start.</param>
public sealed record ThresholdControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    double Below,
    [Computed("limit and above"), Count(1, DefinitionBounds.Thresholds)] ImmutableArray<ThresholdDefinition> Table,
    [Default("0"), Within(0, double.MaxValue)] double Hysteresis) : ControllerDefinition(Input, Output, MinQuality)
{
    /// <summary>In the text only: the start of the only row.</summary>
    public double? Limit { get; init; }

    /// <summary>In the text only: the output of the only row.</summary>
    public double? Above { get; init; }
}
