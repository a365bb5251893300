using System.Diagnostics.Metrics;

namespace Orleans.Runtime.Telemetry;

/// <summary>Counting that costs two reads while nobody listens.</summary>
internal static class CounterExtensions
{
    public static void Count(this Counter<long>? counter)
    {
        if (counter is { Enabled: true }) counter.Add(1);
    }

    public static void Count(this Counter<long>? counter, string tag, object? value)
    {
        if (counter is { Enabled: true }) counter.Add(1, new KeyValuePair<string, object?>(tag, value));
    }
}
