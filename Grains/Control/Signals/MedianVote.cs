using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>One vote among the sources of some tiers: who took part, who agrees, and the median of those.</summary>
internal sealed class MedianVote
{
    private readonly bool[] _asked;
    private readonly bool[] _agrees;
    private readonly double _median;

    private MedianVote(bool[] asked, bool[] agrees, double median, bool met)
    {
        _asked = asked;
        _agrees = agrees;
        _median = median;
        Met = met;
    }

    /// <summary>Whether at least the quorum agrees.</summary>
    internal bool Met { get; }

    internal bool Uses(int index) => _agrees[index];

    /// <summary>A vote among the sources up to <paramref name="lowest"/>, or null when they are fewer than the quorum.</summary>
    internal static MedianVote? Take(ReadOnlySpan<SourceReading> readings, SourceTier[] tiers, SourceTier lowest, SelectorSettings settings)
    {
        var asked = new bool[readings.Length];
        var values = new List<double>(readings.Length);
        for (var i = 0; i < readings.Length; i++)
        {
            if (tiers[i] > lowest)
                continue;
            asked[i] = true;
            values.Add(readings[i].Sample.Value!.Value);
        }

        if (values.Count < settings.Quorum)
            return null;
        if (settings.MaxDeviation is not { } maxDeviation)
            return new MedianVote(asked, asked, Median(values), met: true);

        var agrees = new bool[readings.Length];
        var centre = Median(values);
        var hasMajority = MiddleGap(values) <= maxDeviation;
        var agreeing = new List<double>(values.Count);
        for (var i = 0; i < readings.Length && hasMajority; i++)
        {
            if (!asked[i] || Distance(readings[i], centre) > maxDeviation)
                continue;
            agrees[i] = true;
            agreeing.Add(readings[i].Sample.Value!.Value);
        }

        return agreeing.Count >= settings.Quorum
            ? new MedianVote(asked, agrees, Median(agreeing), met: true)
            : new MedianVote(asked, agrees, centre, met: false);
    }

    /// <summary>The watchdog's word; deviating for a healthy source that did not agree, or, without a seat in the vote, would not have.</summary>
    internal SourceHealth HealthOf(int index, in SourceReading reading, double? maxDeviation)
    {
        if (reading.Health != SourceHealth.Ok || reading.Sample.Value is null || maxDeviation is not { } limit)
            return reading.Health;
        var deviates = _asked[index] ? !_agrees[index] : Met && Distance(reading, _median) > limit;
        return deviates ? SourceHealth.Deviating : SourceHealth.Ok;
    }

    /// <summary>The median of those that agree, with their worst quality and the oldest of their times.</summary>
    internal Measured Value(ReadOnlySpan<SourceReading> readings)
    {
        var quality = Quality.Good;
        var at = DateTimeOffset.MaxValue;
        for (var i = 0; i < readings.Length; i++)
        {
            if (!_agrees[i])
                continue;
            quality = QualityOrder.Worst(quality, readings[i].Sample.Quality);
            at = readings[i].Sample.At < at ? readings[i].Sample.At : at;
        }

        return new Measured(_median, quality, at);
    }

    private static double Distance(in SourceReading reading, double centre) => Math.Abs(reading.Sample.Value!.Value - centre);

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        if (values.Count % 2 == 1)
            return values[middle];

        // Halves are added instead of halving the sum, which may overflow; the clamp undoes the rounding of tiny values.
        var (low, high) = (values[middle - 1], values[middle]);
        return Math.Clamp((low / 2) + (high / 2), low, high);
    }

    // With an even count the median may lie between two camps where nobody is: then there is no majority to deviate from.
    // Expects sorted values.
    private static double MiddleGap(List<double> values) =>
        values.Count % 2 == 1 ? 0 : values[values.Count / 2] - values[(values.Count / 2) - 1];
}
