namespace Orleans.Runtime.MembershipService;

/// <summary>
/// The table as a witness: whether the heartbeats of silos that are not reached still move. Compares values with each
/// other and counts time on the own clock, so that clocks may differ. Pure.
/// </summary>
internal sealed class HeartbeatWatch(TimeSpan limit)
{
    // A database that comes back after an outage shows old heartbeats once; several readings have to agree.
    private const int MinReadings = 4;

    private readonly Dictionary<SiloAddress, (DateTime Heartbeat, TimeSpan Since, int Readings)> _seen = [];

    /// <summary>Takes a reading of the table at a moment of the own monotonic clock.</summary>
    public void Observe(IEnumerable<MembershipEntry> rows, IReadOnlySet<SiloAddress> watched, TimeSpan now)
    {
        foreach (var gone in _seen.Keys.Where(silo => !watched.Contains(silo)).ToList()) _seen.Remove(gone);
        foreach (var row in rows.Where(row => watched.Contains(row.SiloAddress)))
        {
            _seen[row.SiloAddress] = _seen.TryGetValue(row.SiloAddress, out var seen) && seen.Heartbeat == row.IAmAliveTime
                ? (seen.Heartbeat, seen.Since, seen.Readings + 1)
                : (row.IAmAliveTime, now, 1);
        }
    }

    /// <summary>True when the silo's heartbeat stood still for the limit.</summary>
    public bool HasStopped(SiloAddress silo, TimeSpan now) => _seen.TryGetValue(silo, out var seen) && seen.Readings >= MinReadings && now - seen.Since >= limit;
}
