using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>What all readings of the table by this silo, whatever they were made for, say of the others' heartbeats.</summary>
internal sealed class HeartbeatReadings(IOptions<ClusterMembershipOptions> options, MembershipClock clock)
{
    private readonly HeartbeatWatch _watch = new();
    private readonly Lock _lock = new();
    private readonly long _start = clock.Time.GetTimestamp();

    public void Observe(IReadOnlyCollection<MembershipEntry> rows)
    {
        var now = clock.Time.GetElapsedTime(_start);
        lock (_lock) _watch.Observe(rows, now);
    }

    /// <summary>Whether a silo's heartbeat has stood still for long enough.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="nobodyListens">Its machine says that no process listens at its endpoint, which shortens the wait.</param>
    public bool HasStopped(SiloAddress silo, bool nobodyListens)
    {
        lock (_lock) return _watch.HasStoodStill(silo, HeartbeatPace.StandstillLimit(options.Value, nobodyListens));
    }
}
