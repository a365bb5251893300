namespace OrleansHa.Grains.Control;

/// <summary>Statistics that a minority of wild values cannot move. All take finite numbers and give finite ones.</summary>
internal static class RobustStatistics
{
    /// <summary>1 / Φ⁻¹(3/4): makes the MAD of a normal distribution its standard deviation (F. R. Hampel, 1974).</summary>
    internal const double MadToSigma = 1.4826;

    /// <summary>The median of values in rising order; the mean of the two in the middle for an even number.</summary>
    internal static double MedianOfSorted(ReadOnlySpan<double> sorted)
    {
        var middle = sorted.Length / 2;
        if (sorted.Length % 2 == 1)
            return sorted[middle];

        // Halves are added instead of halving the sum, which may overflow; the clamp undoes the rounding of tiny values.
        var (low, high) = (sorted[middle - 1], sorted[middle]);
        return Math.Clamp((low / 2) + (high / 2), low, high);
    }

    /// <summary>The median absolute deviation from <paramref name="centre"/>, at most ±1e100.</summary>
    internal static double MedianDeviation(ReadOnlySpan<double> values, double centre)
    {
        var distances = new double[values.Length];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Math.Abs(FiniteMath.Subtract(values[i], centre));
        Array.Sort(distances);
        return MedianOfSorted(distances);
    }

    /// <summary>The mean of at least one value, within their smallest and largest.</summary>
    internal static double Mean(ReadOnlySpan<double> values)
    {
        // Divided before they are added: the sum of large numbers may overflow. The clamp undoes rounding beyond the ends.
        var (mean, low, high) = (0.0, double.MaxValue, double.MinValue);
        foreach (var value in values)
        {
            mean += value / values.Length;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return Math.Clamp(mean, low, high);
    }
}
