namespace Orleans.Runtime.MembershipService;

/// <summary>
/// The table as a witness: whether the heartbeats of silos still move. Compares values with each other and counts time on the own
/// clock, so that clocks may differ. Pure.
/// </summary>
internal sealed class HeartbeatWatch
{
    // A database that comes back after an outage shows old heartbeats once; several readings have to agree.
    private const int MinReadings = 4;

    /// <summary>
    /// The most that the time between two readings counts: in a longer stretch the table may have been away, or this silo stopped, and
    /// nobody could be seen beating. Twice the period at which a silo that has to know reads.
    /// </summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<SiloAddress, Seen> _seen = [];

    /// <summary>Takes a reading of the table at a moment of the own monotonic clock.</summary>
    public void Observe(IReadOnlyCollection<MembershipEntry> rows, TimeSpan now)
    {
        var beating = rows.Where(row => Beats(row.Status)).ToDictionary(row => row.SiloAddress);
        foreach (var gone in _seen.Keys.Where(silo => !beating.ContainsKey(silo)).ToList()) _seen.Remove(gone);
        foreach (var (silo, row) in beating)
        {
            _seen[silo] = _seen.TryGetValue(silo, out var seen) && seen.Heartbeat == row.IAmAliveTime
                ? seen with { At = now, Stood = seen.Stood + Step(now - seen.At), Readings = seen.Readings + 1 }
                : new Seen(row.IAmAliveTime, now, TimeSpan.Zero, 1);
        }
    }

    /// <summary>True when the silo's heartbeat stood still for this long, as far as the readings show.</summary>
    public bool HasStoodStill(SiloAddress silo, TimeSpan limit) => _seen.TryGetValue(silo, out var seen) && seen.Readings >= MinReadings && seen.Stood >= limit;

    // A silo that joins writes no heartbeats yet, so nothing follows from its standing still.
    private static bool Beats(SiloStatus status) => status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;

    private static TimeSpan Step(TimeSpan passed) => passed < LongestStep ? passed : LongestStep;

    private readonly record struct Seen(DateTime Heartbeat, TimeSpan At, TimeSpan Stood, int Readings);
}
