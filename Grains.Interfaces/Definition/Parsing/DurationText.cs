using System.Globalization;

namespace OrleansHa.Grains.Interfaces.Definition.Parsing;

/// <summary>Durations as they stand in a definition: a number and one of ms, s, m, h.</summary>
internal static class DurationText
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond),
    ];

    internal static IEnumerable<string> UnitWords => Units.Select(unit => unit.Unit);

    /// <summary>Splits into number and unit; false when it does not start with a number.</summary>
    internal static bool TrySplit(string text, out decimal number, out string unit)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        unit = text[end..].Trim();

        // Ten digits are more than any bound; a longer one would only overflow on the way to being refused.
        number = 0;
        return end is > 0 and <= 16 && decimal.TryParse(text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The duration; null when the unit is none.</summary>
    internal static TimeSpan? From(decimal number, string unit)
    {
        foreach (var (word, ticks) in Units)
        {
            if (word != unit)
                continue;
            var total = number * ticks;
            return total > TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : new TimeSpan((long)total);
        }

        return null;
    }

    /// <summary>A duration of our own, such as a bound.</summary>
    internal static TimeSpan Parse(string text) =>
        TrySplit(text, out var number, out var unit) && From(number, unit) is { } duration ? duration : throw new FormatException($"'{text}' is no duration.");

    /// <summary>The unit that a wrong one most likely means, or null.</summary>
    internal static string? NearestUnit(string wrong) => wrong.ToLowerInvariant() switch
    {
        "sec" or "secs" or "second" or "seconds" => "s",
        "min" or "mins" or "minute" or "minutes" => "m",
        "hr" or "hrs" or "hour" or "hours" => "h",
        "msec" or "millis" or "milliseconds" => "ms",
        var other => UnitWords.FirstOrDefault(unit => unit == other),
    };

    /// <summary>With the largest unit that leaves a whole number.</summary>
    internal static string Write(TimeSpan duration)
    {
        foreach (var (unit, ticks) in Units)
        {
            if (duration.Ticks != 0 && duration.Ticks % ticks == 0)
                return (duration.Ticks / ticks).ToString(CultureInfo.InvariantCulture) + unit;
        }

        return duration == TimeSpan.Zero ? "0s" : ((decimal)duration.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture) + "ms";
    }
}
