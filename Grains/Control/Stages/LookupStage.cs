namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Piecewise linear interpolation in a table, exact at its points, or the point below; beyond its ends the output at that end,
/// at best Good_Clamped. Without a value the input is passed on. No state.
/// </summary>
public static class LookupStage
{
    public static Measured Apply(Measured input, LookupSettings settings)
    {
        if (input.Value is not { } value)
            return input;
        var points = settings.Points;
        var (first, last) = (points[0], points[^1]);
        if (value >= first.Input && value <= last.Input)
            return new Measured(Between(value, settings), input.Quality, input.At);
        return new Measured(value < first.Input ? first.Output : last.Output, input.Quality, input.At).Degraded(Quality.Good_Clamped);
    }

    private static double Between(double value, LookupSettings settings)
    {
        var points = settings.Points;
        var (low, high) = (0, points.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].Input <= value ? (middle, high) : (low, middle);
        }

        if (!settings.Interpolate)
            return points[high].Input <= value ? points[high].Output : points[low].Output;

        // As a weighted sum with a share from 0 to 1: it cannot overflow, and it stays between the two points.
        var share = Math.Clamp(Share(value, points[low].Input, points[high].Input), 0, 1);
        var (from, to) = (points[low].Output, points[high].Output);
        return share is 1 ? to : Math.Clamp(((1 - share) * from) + (share * to), Math.Min(from, to), Math.Max(from, to));
    }

    private static double Share(double value, double from, double to) => double.IsFinite(to - from)
        ? (value - from) / (to - from)
        : ((value / 2) - (from / 2)) / ((to / 2) - (from / 2));
}
