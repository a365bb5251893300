namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Running median of the last samples (J. W. Tukey, Exploratory Data Analysis, 1977): takes single spikes out and keeps edges.
/// An input without a value changes nothing and is passed on. Unit in = unit out.
/// </summary>
public static class MedianWindowStage
{
    public static (WindowState State, Measured Output) Step(WindowState state, Measured input, WindowSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        var next = state.Take(value, input, settings);
        var values = next.Values();
        Array.Sort(values);
        return (next, next.Outcome(RobustStatistics.MedianOfSorted(values), input, settings));
    }
}
