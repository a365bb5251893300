using System.Globalization;
using System.Text;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Who owns which hashes in one view: every active silo has 30 points on a ring and owns what lies up to each of them. Immutable.</summary>
internal sealed class DirectoryRing
{
    // With 30 points the largest share of three silos is about a quarter above the mean.
    private const int PointsPerSilo = 30;

    private readonly ClusterMembershipSnapshot _view;
    private readonly uint[] _points;
    private readonly SiloAddress[] _owners;

    public DirectoryRing(ClusterMembershipSnapshot view, int pointsPerSilo = PointsPerSilo)
    {
        _view = view;
        Silos = [.. view.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).Order()];
        var ring = Silos
            .SelectMany(silo => Enumerable.Range(0, pointsPerSilo).Select(index => (Point: PointOf(silo, index), Silo: silo)))
            .OrderBy(entry => entry.Point).ThenBy(entry => entry.Silo)
            .DistinctBy(entry => entry.Point)
            .ToArray();
        _points = Array.ConvertAll(ring, entry => entry.Point);
        _owners = Array.ConvertAll(ring, entry => entry.Silo);
    }

    /// <summary>Nobody owns anything.</summary>
    public static DirectoryRing Empty { get; } = new(ClusterMembershipSnapshot.Empty);

    public MembershipVersion Version => _view.Version;

    /// <summary>The owners, in address order.</summary>
    public SiloAddress[] Silos { get; }

    /// <summary>The silos that may host activations in this view, in address order.</summary>
    public IEnumerable<SiloAddress> Hosts => _view.Members.Values
        .Where(member => member.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping)
        .Select(member => member.SiloAddress)
        .Order();

    /// <summary>The owner of a hash, null when no silo is active.</summary>
    public SiloAddress? OwnerOf(uint hash)
    {
        if (_points.Length == 0) return null;
        var index = Array.BinarySearch(_points, hash);
        if (index < 0) index = ~index;
        return _owners[index == _points.Length ? 0 : index];
    }

    /// <summary>Everything a silo owns.</summary>
    public HashRangeSet RangesOf(SiloAddress silo)
    {
        if (_points.Length == 0) return HashRangeSet.Empty;
        var ranges = new List<HashRange>();
        for (var i = 0; i < _points.Length; i++)
        {
            if (!_owners[i].Equals(silo)) continue;
            if (i > 0)
            {
                ranges.Add(new HashRange(_points[i - 1] + 1, _points[i]));
                continue;
            }

            ranges.Add(new HashRange(0, _points[0]));
            if (_points[^1] != uint.MaxValue) ranges.Add(new HashRange(_points[^1] + 1, uint.MaxValue));
        }

        return HashRangeSet.Of(ranges);
    }

    /// <summary>Whether the silo can host a registered activation: it is known and not dead.</summary>
    public bool IsLive(SiloAddress silo) => _view.GetSiloStatus(silo) is not (SiloStatus.Dead or SiloStatus.None);

    /// <summary>Whether the same silos own the same hashes in both.</summary>
    public bool HasSameOwners(DirectoryRing other) => Silos.AsSpan().SequenceEqual(other.Silos);

    private static uint PointOf(SiloAddress silo, int index) =>
        StableHash.ComputeHash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{silo.ToParsableString()}/{index}")));
}
