using OrleansHa.Grains.Interfaces.Definition.Shapes;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>One stage between the signals and the controller.</summary>
/// <param name="Name">Unique among signals and stages.</param>
/// <param name="Input">The signal or stage it reads; default the stage before, or the only signal.</param>
[Union("type")]
[Kind("ewma", typeof(EwmaStageDefinition))]
[Kind("median_window", typeof(MedianWindowStageDefinition))]
[Kind("moving_average", typeof(MovingAverageStageDefinition))]
[Kind("kalman1d", typeof(Kalman1dStageDefinition))]
[Kind("derivative", typeof(DerivativeStageDefinition))]
[Kind("rate_limit", typeof(RateLimitStageDefinition))]
[Kind("deadband", typeof(DeadbandStageDefinition))]
[Kind("clamp", typeof(ClampStageDefinition))]
[Kind("scale", typeof(ScaleStageDefinition))]
[Kind("lookup", typeof(LookupStageDefinition))]
[Kind("validate", typeof(ValidateStageDefinition))]
[Kind("expression", typeof(ExpressionStageDefinition))]
[Kind("anomaly", typeof(AnomalyStageDefinition))]
[Kind("http", typeof(HttpStageDefinition))]
[Kind("custom", typeof(CustomStageDefinition))]
public abstract record StageDefinition(
    [Text(TextForm.Name)] string Name,
    [Text(TextForm.Name), Computed("the stage before, or the only signal")] string Input)
{
    /// <summary>What the stage gives when it throws, takes too long or refuses a value.</summary>
    [Default("hold_last")]
    public StageErrorAction OnError { get; init; }

    /// <summary>With <c>onError: substitute</c>: the value given, in the stage's unit.</summary>
    public double? Substitute { get; init; }

    /// <summary>How long one value may take; default half of the loop's period, 50 ms to 500 ms.</summary>
    [Span("1ms", "1m"), Computed("half of the loop's period, 50ms to 500ms")]
    public TimeSpan Timeout { get; init; }
}
