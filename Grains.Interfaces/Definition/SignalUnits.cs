using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>The units a signal can have: UCUM codes (https://ucum.org), and a few usual spellings that stand for one.</summary>
public static class SignalUnits
{
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["degC"] = "Cel",
        ["degF"] = "[degF]",
        ["psi"] = "[psi]",
        ["rpm"] = "1/min",
        ["L"] = "l",
        ["L/s"] = "l/s",
        ["L/min"] = "l/min",
        ["L/h"] = "l/h",
        ["ppm"] = "[ppm]",
    }.ToFrozenDictionary();

    // Words that are a unit to people but not here, with what they mean; edit distance would not find it.
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["percent"] = "%",
        ["pct"] = "%",
        ["celsius"] = "Cel",
        ["°C"] = "Cel",
        ["C"] = "Cel",
        ["kelvin"] = "K",
        ["fahrenheit"] = "degF",
        ["sec"] = "s",
        ["seconds"] = "s",
        ["msec"] = "ms",
        ["millis"] = "ms",
        ["milliseconds"] = "ms",
        ["minutes"] = "min",
        ["hours"] = "h",
        ["B"] = "By",
        ["bytes"] = "By",
        ["watt"] = "W",
        ["volt"] = "V",
        ["ampere"] = "A",
        ["count"] = "1",
        ["ratio"] = "1",
        ["none"] = "1",
        ["req/s"] = "1/s",
        ["rps"] = "1/s",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical units.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "1", "%", "[ppm]",
        "ns", "us", "ms", "s", "min", "h", "d",
        "Hz", "kHz", "1/s", "1/min", "1/h",
        "K", "Cel", "[degF]",
        "Pa", "hPa", "kPa", "MPa", "bar", "mbar", "[psi]",
        "mm", "cm", "m", "km", "mm/s", "m/s", "km/h", "m2", "m3", "deg", "rad",
        "ml", "l", "l/s", "l/min", "l/h", "m3/s", "m3/h",
        "g", "kg", "t", "kg/s", "kg/h", "kg/m3", "N", "kN", "N.m",
        "W", "kW", "MW", "J", "kJ", "MJ", "Wh", "kWh", "MWh",
        "mV", "V", "kV", "mA", "A", "Ohm", "VA", "kVA", "var",
        "By", "KiBy", "MiBy", "GiBy", "By/s", "MiBy/s", "bit/s",
        "lx", "dB", "[pH]",
    ];

    /// <summary>The canonical form of a unit; false when it is none.</summary>
    public static bool TryCanonical(string unit, out string canonical)
    {
        canonical = Spellings.GetValueOrDefault(unit, unit);
        return All.Contains(canonical);
    }

    /// <summary>The valid unit that a wrong one most likely means, or null.</summary>
    public static string? Nearest(string unit) =>
        Meant.GetValueOrDefault(unit) ?? NearestWord.Of(unit, [.. All, .. Spellings.Keys]);
}
