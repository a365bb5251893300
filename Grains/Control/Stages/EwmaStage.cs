namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Exponentially weighted moving average, y ← (1 − α)·y + α·x per sample (S. W. Roberts, Control Chart Tests Based on Geometric
/// Moving Averages, 1959). Starts at the first usable input. An input without a value changes nothing and is passed on as it
/// is, so the average goes on from where it was. Unit in = unit out; the result lies between the smallest and largest input.
/// </summary>
public static class EwmaStage
{
    public static (EwmaState State, Measured Output) Step(EwmaState state, Measured input, EwmaSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);

        var average = state.Average is { } previous ? Blend(previous, value, settings.Alpha) : value;
        return (state with { Average = average }, new Measured(average, input.Quality, input.At));
    }

    // As a weighted sum, because the difference of two large numbers may overflow; the clamp undoes rounding beyond both.
    private static double Blend(double previous, double value, double alpha) =>
        Math.Clamp(((1 - alpha) * previous) + (alpha * value), Math.Min(previous, value), Math.Max(previous, value));
}
