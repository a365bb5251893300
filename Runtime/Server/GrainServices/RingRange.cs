using Orleans.Runtime.GrainDirectory;

namespace Orleans.Runtime;

/// <summary>A part of the ring as hashes; parts of the engine that read tables by hash look at <see cref="Hashes"/>.</summary>
internal sealed class RingRange(HashRangeSet hashes) : IRingRange
{
    public static RingRange Full { get; } = new(HashRangeSet.Full);

    public HashRangeSet Hashes { get; } = hashes;

    public bool InRange(uint n) => Hashes.Contains(n);

    public override string ToString() => Hashes.IsEmpty ? "nothing" : Hashes.ToString();
}
