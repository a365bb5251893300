using System.Globalization;

namespace OrleansHa.Tests.Bench.Measuring;

/// <summary>Prints figures, one a line, each with its yardstick of the same run where it has one.</summary>
internal static class Report
{
    public static void Heading(string text)
    {
        Console.WriteLine();
        Console.WriteLine(text);
    }

    public static void Figure(string name, double value, string unit, string? remark = null) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-52} {Round(value),14} {unit,-10}{(remark is null ? "" : $"  {remark}")}"));

    public static void Rate(string name, CallRate rate, string yardstickName, double yardstick) => Figure(
        name,
        rate.PerSecond,
        "calls/s",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{rate.PerSecond / yardstick:0.000} of {yardstickName}; slowest caller {rate.SlowestShare:0.00} of the mean; {rate.BytesPerCall:0} B/call"));

    private static string Round(double value) => value switch
    {
        >= 1000 => value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
