using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansHa.Loopctl.Printing;

/// <summary>Durations as definitions write them: <c>500ms</c>, <c>60s</c>, <c>5m</c>, <c>1h</c>.</summary>
internal static partial class Duration
{
    /// <returns>False when it is not a positive duration of at most a day.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var match = Pattern().Match(text);
        if (!match.Success || !double.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
            return false;

        var milliseconds = number * match.Groups[2].Value switch { "ms" => 1, "s" => 1000, "m" => 60_000, _ => 3_600_000 };
        if (milliseconds is <= 0 or > 86_400_000)
            return false;

        duration = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)(ms|s|m|h)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
