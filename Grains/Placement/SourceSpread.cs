using System.Collections.Immutable;
using System.Globalization;

namespace OrleansHa.Grains.Placement;

/// <summary>Keeps the pullers of one signal in different zones as far as there are zones.</summary>
/// <param name="Place">The how-manieth of the signal's pullers without a zone of their own, from 0.</param>
/// <param name="Taken">Zones that other pullers of the signal ask for; they come last.</param>
internal sealed record SourceSpread(int Place, ImmutableArray<string> Taken)
{
    /// <summary>The zone for this puller.</summary>
    /// <param name="signal">What the order of zones follows from, the same for all pullers of a signal.</param>
    /// <param name="zones">At least one.</param>
    public string Choose(string signal, IEnumerable<string> zones)
    {
        var order = zones.Distinct().OrderBy(zone => Taken.Contains(zone)).ThenByDescending(zone => Rendezvous.Weight(signal, zone))
            .ThenBy(zone => zone, StringComparer.Ordinal).ToList();
        return order[Place % order.Count];
    }

    /// <summary>As it travels in a request context.</summary>
    public override string ToString() => string.Join(',', [Place.ToString(CultureInfo.InvariantCulture), .. Taken]);

    /// <summary>Reads it back; what is no spread is the first place with nothing taken.</summary>
    public static SourceSpread Parse(string? text)
    {
        var parts = (text ?? "").Split(',');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new SourceSpread(place, [.. parts[1..]])
            : new SourceSpread(0, []);
    }
}
