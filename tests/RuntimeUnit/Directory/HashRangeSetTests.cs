using Orleans.Runtime.GrainDirectory;

namespace OrleansHa.Tests.RuntimeUnit.Directory;

public sealed class HashRangeSetTests
{
    [Fact]
    public void Of_TouchingAndOverlapping_Merges() =>
        HashRangeSet.Of([new(10, 19), new(0, 4), new(20, 30), new(3, 6)]).Ranges.ShouldBe([new(0, 6), new(10, 30)]);

    [Fact]
    public void Except_MiddleOfEverything_LeavesBothSides() =>
        HashRangeSet.Full.Except(HashRangeSet.Of([new(5, 9)])).Ranges.ShouldBe([new(0, 4), new(10, uint.MaxValue)]);

    [Fact]
    public void Except_EdgesOfEverything_LeavesTheMiddle() =>
        HashRangeSet.Full.Except(HashRangeSet.Of([new(0, 0), new(uint.MaxValue, uint.MaxValue)])).Ranges.ShouldBe([new(1, uint.MaxValue - 1)]);

    [Fact]
    public void Except_Itself_IsEmpty() => HashRangeSet.Full.Except(HashRangeSet.Full).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Operations_OnRandomSets_AgreeWithMembership()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var a = Some(random);
            var b = Some(random);
            for (uint hash = 0; hash < 64; hash++)
            {
                a.Union(b).Contains(hash).ShouldBe(a.Contains(hash) || b.Contains(hash), $"round {round}: {a} | {b} at {hash}");
                a.Intersect(b).Contains(hash).ShouldBe(a.Contains(hash) && b.Contains(hash), $"round {round}: {a} & {b} at {hash}");
                a.Except(b).Contains(hash).ShouldBe(a.Contains(hash) && !b.Contains(hash), $"round {round}: {a} - {b} at {hash}");
            }
        }
    }

    private static HashRangeSet Some(Random random) => HashRangeSet.Of(Enumerable.Range(0, random.Next(5)).Select(_ =>
    {
        var start = (uint)random.Next(60);
        return new HashRange(start, start + (uint)random.Next(8));
    }));
}
