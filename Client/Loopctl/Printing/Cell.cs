using System.Globalization;
using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Printing;

/// <summary>How single values are written for people.</summary>
internal static class Cell
{
    public static string Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";

    public static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

    /// <summary>One word when what was asked for is in force.</summary>
    public static string Mode(LoopMode? mode) =>
        mode is null ? "-" : mode.Requested == mode.Actual ? mode.Actual ?? "-" : $"{mode.Actual ?? "-"} (wants {mode.Requested ?? "-"})";

    /// <param name="milliseconds">An age.</param>
    public static string Age(double? milliseconds) => milliseconds switch
    {
        null => "-",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0}ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0}s"),
    };
}
