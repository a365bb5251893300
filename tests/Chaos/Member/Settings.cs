using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>What both roles read from the command line.</summary>
internal static class Settings
{
    public const string Invariant = "Npgsql";

    public static string Text(this IConfiguration configuration, string key) =>
        configuration[key] ?? throw new ArgumentException($"--{key} is missing.", nameof(key));

    public static int Number(this IConfiguration configuration, string key, int otherwise) =>
        configuration[key] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>One line per entry, warnings and above, and what membership decides.</summary>
    public static void LogBriefly(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Warning);
    }
}
