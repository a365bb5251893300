using System.Collections.Immutable;
using System.Net;
using Orleans.Runtime.GrainDirectory;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

public sealed class DirectoryRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void RangesOf_AllSilos_CoverEveryHashOnceAndAgreeWithOwnerOf(int count)
    {
        var ring = Ring(count);
        var random = new Random(count);

        var all = ring.Silos.Select(ring.RangesOf).ToList();
        all.Aggregate((a, b) => a.Union(b)).Ranges.ShouldBe(HashRangeSet.Full.Ranges);
        for (var i = 0; i < 1000; i++)
        {
            var hash = (uint)random.NextInt64(uint.MaxValue + 1L);
            ring.Silos.Where((_, index) => all[index].Contains(hash)).ShouldBe([ring.OwnerOf(hash)!]);
        }
    }

    [Fact]
    public void OwnerOf_OneSiloLeaves_OnlyItsHashesMove()
    {
        var before = Ring(5);
        var after = new DirectoryRing(View(5, except: 2));
        var random = new Random(1);

        for (var i = 0; i < 1000; i++)
        {
            var hash = (uint)random.NextInt64(uint.MaxValue + 1L);
            if (!before.OwnerOf(hash)!.Equals(Silo(2))) after.OwnerOf(hash).ShouldBe(before.OwnerOf(hash));
        }
    }

    [Fact]
    public void OwnerOf_NobodyActive_IsNull() => DirectoryRing.Empty.OwnerOf(1).ShouldBeNull();

    private static DirectoryRing Ring(int count) => new(View(count, except: -1));

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, 10000 + number, 1);

    private static ClusterMembershipSnapshot View(int count, int except) => new(
        Enumerable.Range(0, count).ToImmutableDictionary(Silo, i => new ClusterMember(Silo(i), i == except ? SiloStatus.Dead : SiloStatus.Active, "")), new MembershipVersion(1));
}
