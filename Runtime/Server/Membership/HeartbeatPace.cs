using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>How often heartbeats are written, and when one stands still.</summary>
internal static class HeartbeatPace
{
    // Often enough that the table can stand in for the network within seconds; one small write a second per silo.
    private static readonly TimeSpan MinPeriod = TimeSpan.FromSeconds(1);

    // A slow write must not look like a silo that stopped.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    public static TimeSpan Period(ClusterMembershipOptions options)
    {
        var thirtieth = options.IAmAliveTablePublishTimeout / 30;
        var period = thirtieth > MinPeriod ? thirtieth : MinPeriod;
        return period < options.IAmAliveTablePublishTimeout ? period : options.IAmAliveTablePublishTimeout;
    }

    /// <summary>
    /// One heartbeat is surely missed, by half a period: 2 s by default. Where the other machine itself says that nobody listens at the
    /// silo's endpoint, a slow writer is not what has to be told from a dead one, and the slack alone is enough: 1.5 s.
    /// </summary>
    public static TimeSpan StandstillLimit(ClusterMembershipOptions options, bool nobodyListens) => (Period(options) * (nobodyListens ? 1 : 1.5)) + Slack;
}
