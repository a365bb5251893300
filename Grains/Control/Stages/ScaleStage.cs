namespace OrleansHa.Grains.Control.Stages;

/// <summary>gain · input + offset; a result too large to hold is Bad_SensorFailure. Without a value the input is passed on. No state.</summary>
public static class ScaleStage
{
    public static Measured Apply(Measured input, ScaleSettings settings) => input.Value is { } value
        ? new Measured((settings.Gain * value) + settings.Offset, input.Quality, input.At)
        : input;
}
