using System.Globalization;

namespace OrleansHa.Loopctl.Dev.Views;

/// <summary>How single values are written for people.</summary>
internal static class Cell
{
    public static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    /// <param name="milliseconds">An age.</param>
    public static string Age(double? milliseconds) => milliseconds switch
    {
        null => "-",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0}ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0}s"),
    };
}
