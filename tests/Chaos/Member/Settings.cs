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

    /// <summary>One line per entry with its time, warnings and above, or what <c>--log</c> says.</summary>
    public static void LogBriefly(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "));
        logging.SetMinimumLevel(Enum.Parse<LogLevel>(configuration["log"] ?? nameof(LogLevel.Warning)));
    }
}
