using System.Runtime.InteropServices;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>Which values of a vote agree: those from <see cref="Low"/> to <see cref="High"/>.</summary>
/// <param name="Low">Inclusive.</param>
/// <param name="High">Inclusive.</param>
/// <param name="Radius">How far from the voted value a source without a seat in the vote may be.</param>
internal readonly record struct Agreement(double Low, double High, double Radius)
{
    // Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993: 3.5 robust standard deviations.
    private const double OutlierSigmas = 3.5;

    // 0.5 % of the reading, a common accuracy class: three sensors that happen to agree closely do not disown one that is
    // within ordinary tolerance, and identical values (MAD 0) do not disown everything else.
    private const double LeastRelativeSigma = 0.005;

    private static readonly Agreement Everybody = new(double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity);

    internal bool Includes(double value) => value >= Low && value <= High;

    /// <param name="sorted">At least one value, rising.</param>
    /// <param name="settings">The rule.</param>
    /// <returns>Null when there is no majority to agree with.</returns>
    internal static Agreement? Find(List<double> sorted, SelectorSettings settings) => settings.Kind switch
    {
        SelectorKind.Vote2oo3 when settings.MaxDeviation is { } spread => LargestCluster(sorted, spread),
        SelectorKind.Average when settings.MaxDeviation is null => WithinSigmas(sorted),
        _ => settings.MaxDeviation is { } deviation ? AroundMedian(sorted, deviation) : Everybody,
    };

    private static Agreement? AroundMedian(List<double> sorted, double deviation)
    {
        // With an even count the median may lie between two camps where nobody is: then there is no majority to deviate from.
        var gap = sorted.Count % 2 == 1 ? 0 : sorted[sorted.Count / 2] - sorted[(sorted.Count / 2) - 1];
        var centre = RobustStatistics.MedianOfSorted(CollectionsMarshal.AsSpan(sorted));
        return gap <= deviation ? new Agreement(centre - deviation, centre + deviation, deviation) : null;
    }

    // The Hampel identifier, with a floor under its scale.
    private static Agreement? WithinSigmas(List<double> sorted)
    {
        if (sorted.Count < 3)
            return Everybody; // Two that differ do not say who is wrong.
        var values = CollectionsMarshal.AsSpan(sorted);
        var centre = RobustStatistics.MedianOfSorted(values);
        var sigma = RobustStatistics.MadToSigma * RobustStatistics.MedianDeviation(values, centre);
        var radius = OutlierSigmas * Math.Max(sigma, LeastRelativeSigma * Math.Abs(centre));
        return new Agreement(centre - radius, centre + radius, radius);
    }

    /// <summary>
    /// The most values that lie within <paramref name="spread"/> of each other. Groups of one size that share a value are
    /// taken together (the value in the middle agrees with both sides); two that do not contradict each other.
    /// </summary>
    private static Agreement? LargestCluster(List<double> sorted, double spread)
    {
        var (size, low, high, contradicted) = (0, 0.0, 0.0, false);
        for (int first = 0, last = 0; first < sorted.Count; first++)
        {
            last = Math.Max(last, first);
            while (last + 1 < sorted.Count && sorted[last + 1] - sorted[first] <= spread)
                last++;
            var count = last - first + 1;
            if (count > size)
                (size, low, high, contradicted) = (count, sorted[first], sorted[last], false);
            else if (count == size && sorted[first] <= high)
                high = sorted[last];
            else if (count == size)
                contradicted = true;
        }

        return contradicted ? null : new Agreement(low, high, spread);
    }
}
