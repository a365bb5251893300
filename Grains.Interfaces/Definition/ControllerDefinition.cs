using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The controller of a loop.</summary>
/// <param name="Input">The signal or stage it reads; default the last stage, or the only signal.</param>
/// <param name="Output">Bounds on its output.</param>
/// <param name="MinQuality">A measurement below it holds the output.</param>
[Union("type")]
[Kind("pid", typeof(PidControllerDefinition))]
[Kind("threshold", typeof(ThresholdControllerDefinition))]
[Kind("hysteresis", typeof(HysteresisControllerDefinition))]
[Kind("step", typeof(StepControllerDefinition))]
[Kind("ratio", typeof(RatioControllerDefinition))]
[Kind("cascade", typeof(CascadeControllerDefinition))]
[Kind("expression", typeof(ExpressionControllerDefinition))]
[Kind("custom", typeof(CustomControllerDefinition))]
public abstract record ControllerDefinition(
    [Text(TextForm.Name), Computed("the last stage, or the only signal")] string Input,
    [Computed("from the smallest to the largest output of a threshold or hysteresis controller")] OutputRangeDefinition Output,
    [Default("uncertain")] QualityFloor MinQuality)
{
    /// <summary>Windows over which a change has to persist, as autoscalers have them.</summary>
    [Default("{}")]
    public StabilizationDefinition Stabilization { get; init; } = new(TimeSpan.Zero, TimeSpan.Zero);
}
