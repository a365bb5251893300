using System.Collections.Immutable;

namespace OrleansHa.Grains.Silos;

/// <summary>The zones that are to hold nothing, as this silo last read them.</summary>
internal sealed class DrainedZones
{
    private ImmutableHashSet<string> _zones = [];

    public ImmutableHashSet<string> Current => Volatile.Read(ref _zones);

    public void Set(IEnumerable<string> zones) => Volatile.Write(ref _zones, [.. zones]);
}
