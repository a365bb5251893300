namespace OrleansHa.Grains.Control.Stages;

/// <summary>Limits a value to [min, max]; a limited value is at best Good_Clamped. Without a value the input is passed on. No state.</summary>
public static class ClampStage
{
    public static Measured Apply(Measured input, ClampSettings settings)
    {
        if (input.Value is not { } value || (value >= settings.Min && value <= settings.Max))
            return input;
        return new Measured(Math.Clamp(value, settings.Min, settings.Max), input.Quality, input.At).Degraded(Quality.Good_Clamped);
    }
}
