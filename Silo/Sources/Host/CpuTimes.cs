using System.Globalization;

namespace OrleansHa.Silo.Sources.Host;

/// <summary>Processor time since the host's start, in the kernel's ticks.</summary>
/// <param name="Total">Of all kinds. A guest's time is part of its host's user time.</param>
/// <param name="Idle">Idle, also while waiting for a disk.</param>
internal readonly record struct CpuTimes(long Total, long Idle)
{
    private const int Kinds = 8;
    private const int IdleKind = 3;

    /// <summary>Reads the first line of /proc/stat.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CpuTimes Parse(string stat)
    {
        var fields = stat.AsSpan()[..Math.Max(0, stat.IndexOf('\n'))].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < Kinds + 1 || fields[0] != "cpu")
            throw new FormatException("/proc/stat does not begin with a line of processor times.");
        var ticks = fields[1..(Kinds + 1)].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return new CpuTimes(ticks.Sum(), ticks[IdleKind] + ticks[IdleKind + 1]);
    }

    /// <summary>The share in use since <paramref name="before"/>, 0 to 100.</summary>
    public double InUseSince(CpuTimes before) => Math.Clamp(100 * (1 - ((double)(Idle - before.Idle) / (Total - before.Total))), 0, 100);
}
