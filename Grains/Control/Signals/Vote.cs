using System.Runtime.InteropServices;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>One vote among the sources of some tiers: who took part, who agrees, and what they say together.</summary>
internal sealed class Vote
{
    private readonly bool[] _asked;
    private readonly bool[] _agrees;
    private readonly double _value;
    private readonly double _centre;
    private readonly double _radius;

    private Vote(bool[] asked, bool[] agrees, List<double> agreeing, Agreement? agreement, SelectorSettings settings)
    {
        _asked = asked;
        _agrees = agrees;
        Met = agreement is not null && agreeing.Count >= settings.Quorum;
        if (!Met)
            return;
        _radius = agreement!.Value.Radius;
        _centre = RobustStatistics.MedianOfSorted(CollectionsMarshal.AsSpan(agreeing));
        _value = settings.Kind switch
        {
            SelectorKind.Average => RobustStatistics.Mean(CollectionsMarshal.AsSpan(agreeing)),
            SelectorKind.Max => agreeing[^1],
            SelectorKind.Min => agreeing[0],
            _ => _centre,
        };
    }

    /// <summary>Whether at least the quorum agrees.</summary>
    internal bool Met { get; }

    internal bool Uses(int index) => _agrees[index];

    /// <summary>A vote among the sources up to <paramref name="lowest"/>, or null when they are fewer than the quorum.</summary>
    internal static Vote? Take(ReadOnlySpan<SourceReading> readings, SourceTier[] tiers, SourceTier lowest, SelectorSettings settings)
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
        values.Sort();
        var agreement = Agreement.Find(values, settings);
        var agrees = new bool[readings.Length];
        for (var i = 0; i < readings.Length; i++)
            agrees[i] = asked[i] && agreement is { } found && found.Includes(readings[i].Sample.Value!.Value);
        values.RemoveAll(value => agreement is not { } found || !found.Includes(value));
        return new Vote(asked, agrees, values, agreement, settings);
    }

    /// <summary>The watchdog's word; deviating for a healthy source that did not agree, or, without a seat in the vote, would not have.</summary>
    internal SourceHealth HealthOf(int index, in SourceReading reading)
    {
        if (reading.Health != SourceHealth.Ok || reading.Sample.Value is not { } value)
            return reading.Health;
        var deviates = _asked[index] ? !_agrees[index] : Met && Math.Abs(value - _centre) > _radius;
        return deviates ? SourceHealth.Deviating : SourceHealth.Ok;
    }

    /// <summary>The value of those that agree, with their worst quality and the oldest of their times.</summary>
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

        return new Measured(_value, quality, at);
    }
}
