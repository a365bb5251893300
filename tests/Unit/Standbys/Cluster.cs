using System.Collections.Immutable;
using System.Net;
using Orleans.Runtime;
using OrleansHa.Grains.Placement;

namespace OrleansHa.Tests.Unit.Standbys;

/// <summary>Silos by name: <c>a1</c> is the first of zone a.</summary>
internal static class Cluster
{
    public static SiloAddress Silo(string name) => SiloAddress.New(IPAddress.Loopback, (name[0] * 100) + (name[1] - '0'), 1);

    public static ClusterPicture Of(string silos, string drained = "", TimeSpan wholeFor = default, string cold = "")
    {
        ImmutableArray<PlacedSilo> placed = [.. Words(silos).Select(name => new PlacedSilo(Silo(name), name[..1], !Words(cold).Contains(name)))];
        return new ClusterPicture(placed, [.. Words(drained)], placed.Select(silo => silo.Zone).Distinct().ToImmutableDictionary(zone => zone, _ => wholeFor));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
