using System.Globalization;

namespace OrleansHa.Silo.Sources.Host;

/// <summary>Reads what Linux says of the host.</summary>
internal static class HostFigures
{
    /// <summary>The share of memory that is not available to programs, 0 to 100, from /proc/meminfo.</summary>
    /// <exception cref="FormatException">A figure is missing.</exception>
    public static double MemoryInUse(string meminfo) => 100 * (1 - (Figure(meminfo, "MemAvailable:") / Figure(meminfo, "MemTotal:")));

    private static double Figure(string meminfo, string key)
    {
        foreach (var line in meminfo.Split('\n'))
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
                return double.Parse(line[key.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
        }

        throw new FormatException($"/proc/meminfo has no {key.TrimEnd(':')}.");
    }
}
