using System.Globalization;
using System.Net;
using Orleans.Runtime;
using OrleansHa.Grains.Placement;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class RendezvousTests
{
    private const int Loops = 3_000;

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 1)]
    public void Choose_ManyLoops_SpreadsEvenlyOverZonesAndSilos(int zones, int silosPerZone)
    {
        var silos = Silos(zones * silosPerZone);
        var counts = silos.ToDictionary(silo => silo, _ => 0);

        for (var i = 0; i < Loops; i++)
            counts[Rendezvous.Choose($"loop-{i}", silos, silo => Zone(silo, zones))]++;

        var fair = Loops / silos.Count;
        foreach (var (silo, count) in counts)
            count.ShouldBeInRange(fair * 3 / 4, fair * 5 / 4, silo.ToString());
    }

    [Fact]
    public void Choose_WhenASiloGoes_MovesItsLoopsAlone()
    {
        var before = Silos(4);
        var after = before.Skip(1).ToList();

        for (var i = 0; i < Loops; i++)
        {
            var owner = Rendezvous.Choose($"loop-{i}", before, silo => Zone(silo, 4));
            if (!owner.Equals(before[0]))
                Rendezvous.Choose($"loop-{i}", after, silo => Zone(silo, 4)).ShouldBe(owner);
        }
    }

    [Fact]
    public void Choose_InAnyOrderOfCandidates_GivesOneAnswer()
    {
        var silos = Silos(6);
        var reversed = silos.AsEnumerable().Reverse().ToList();

        for (var i = 0; i < 200; i++)
            Rendezvous.Choose($"loop-{i}", silos, silo => Zone(silo, 3)).ShouldBe(Rendezvous.Choose($"loop-{i}", reversed, silo => Zone(silo, 3)));
    }

    [Fact]
    public void Choose_AmongNone_Throws() => Should.Throw<ArgumentException>(() => Rendezvous.Choose("loop", [], _ => ""));

    private static List<SiloAddress> Silos(int count) => [.. Enumerable.Range(0, count).Select(i => SiloAddress.New(IPAddress.Loopback, 11111 + i, 7))];

    private static string Zone(SiloAddress silo, int zones) => (silo.Endpoint.Port % zones).ToString(CultureInfo.InvariantCulture);
}
