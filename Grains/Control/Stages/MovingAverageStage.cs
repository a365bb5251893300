namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Mean of the last samples (S. W. Smith, The Scientist and Engineer's Guide to Digital Signal Processing, 1997, chapter 15).
/// An input without a value changes nothing and is passed on. Unit in = unit out; the result lies between the smallest and
/// largest sample.
/// </summary>
public static class MovingAverageStage
{
    public static (WindowState State, Measured Output) Step(WindowState state, Measured input, WindowSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        var next = state.Take(value, input, settings);
        return (next, next.Outcome(RobustStatistics.Mean(next.Values()), input, settings));
    }
}
