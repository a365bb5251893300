using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>Target tracking as autoscalers have it: the present output times measurement by target.</summary>
/// <param name="Input">The signal or stage it reads.</param>
/// <param name="Output">Bounds on its output; its minimum is above 0, because nothing can grow from 0 by a ratio.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
/// <param name="Target">In the signal's unit.</param>
/// <param name="Tolerance">A ratio nearer to 1 than this changes nothing.</param>
/// <param name="Rounding">How the output is rounded; replicas are whole.</param>
[Requires("output")]
public sealed record RatioControllerDefinition(
    string Input,
    OutputRangeDefinition Output,
    QualityFloor MinQuality,
    [Within(0, double.MaxValue, AboveLow = true)] double Target,
    [Default("0.1"), Within(0, 1)] double Tolerance,
    [Default("up")] RatioRounding Rounding) : ControllerDefinition(Input, Output, MinQuality);
