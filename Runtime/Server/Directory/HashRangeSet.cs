using System.Collections.Immutable;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>A set of hashes as sorted ranges that neither touch nor overlap. Immutable.</summary>
internal sealed class HashRangeSet
{
    private readonly ImmutableArray<HashRange> _ranges;

    private HashRangeSet(ImmutableArray<HashRange> ranges) => _ranges = ranges;

    public static HashRangeSet Empty { get; } = new([]);

    public static HashRangeSet Full { get; } = new([new HashRange(0, uint.MaxValue)]);

    public bool IsEmpty => _ranges.IsEmpty;

    public ImmutableArray<HashRange> Ranges => _ranges;

    /// <summary>The union of the ranges, which may be in any order, touch and overlap.</summary>
    public static HashRangeSet Of(IEnumerable<HashRange> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<HashRange>();
        foreach (var range in ranges.OrderBy(range => range.Start))
        {
            if (range.End < range.Start) throw new ArgumentOutOfRangeException(nameof(ranges), range, "A range of hashes ends before it starts.");
            if (merged.Count > 0 && (merged[^1].End == uint.MaxValue || merged[^1].End + 1 >= range.Start))
            {
                merged[^1] = new HashRange(merged[^1].Start, Math.Max(merged[^1].End, range.End));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new HashRangeSet(merged.ToImmutable());
    }

    public bool Contains(uint hash)
    {
        int low = 0, high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (hash < _ranges[middle].Start) high = middle - 1;
            else if (hash > _ranges[middle].End) low = middle + 1;
            else return true;
        }

        return false;
    }

    public HashRangeSet Union(HashRangeSet other) => Of(_ranges.Concat(other._ranges));

    public HashRangeSet Except(HashRangeSet other) => Intersect(other.Complement());

    public HashRangeSet Intersect(HashRangeSet other)
    {
        var common = new List<HashRange>();
        int i = 0, j = 0;
        while (i < _ranges.Length && j < other._ranges.Length)
        {
            var start = Math.Max(_ranges[i].Start, other._ranges[j].Start);
            var end = Math.Min(_ranges[i].End, other._ranges[j].End);
            if (start <= end) common.Add(new HashRange(start, end));
            if (_ranges[i].End < other._ranges[j].End) i++;
            else j++;
        }

        return Of(common);
    }

    public override string ToString() => string.Join(" ", _ranges.Select(range => $"{range.Start:X8}-{range.End:X8}"));

    private HashRangeSet Complement()
    {
        var gaps = new List<HashRange>();
        ulong next = 0;
        foreach (var range in _ranges)
        {
            if (range.Start > next) gaps.Add(new HashRange((uint)next, range.Start - 1));
            next = (ulong)range.End + 1;
        }

        if (next <= uint.MaxValue) gaps.Add(new HashRange((uint)next, uint.MaxValue));
        return Of(gaps);
    }
}
