using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>How the failure detector paces itself under <see cref="ClusterMembershipOptions"/>.</summary>
/// <param name="Period">Time between probes of one silo.</param>
/// <param name="SilenceLimit">Silence after which a silo is doubted, on a network that was never seen to be slow.</param>
/// <param name="MaxSilenceLimit">Silence after which a silo is doubted, however slow the network was.</param>
/// <param name="Patience">How long one attempt to settle a doubt may take.</param>
internal sealed record DetectorSettings(TimeSpan Period, TimeSpan SilenceLimit, TimeSpan MaxSilenceLimit, TimeSpan Patience)
{
    /// <summary>How often the detector looks at its clock.</summary>
    public TimeSpan Tick => Period / 4;

    /// <summary>
    /// Probes go out 20 times as often as ProbeTimeout says, and a fifteenth of ProbeTimeout × NumMissedProbesLimit of silence is a
    /// doubt: 250 ms and 1 s by default. A doubt alone declares nobody dead, a third silo has to agree, and the limit widens by
    /// itself where longer silences turn out to be normal, up to what MaxProbeTimeout (by default 4 × ProbeTimeout) amounts to.
    /// </summary>
    public static DetectorSettings From(ClusterMembershipOptions options)
    {
        var longest = options.ProbeTimeout * options.NumMissedProbesLimit;
        var shortest = TimeSpan.FromTicks(Math.Min(longest.Ticks, MinSilenceLimit.Ticks));
        var limit = TimeSpan.FromTicks(Math.Max(shortest.Ticks, longest.Ticks / 15));
        var period = TimeSpan.FromTicks(Math.Clamp((options.ProbeTimeout / 20).Ticks, MinPeriod.Ticks, MaxPeriod.Ticks));
        return new DetectorSettings(TimeSpan.FromTicks(Math.Min(period.Ticks, limit.Ticks / 3)), limit, TimeSpan.FromTicks(Math.Max(limit.Ticks, (options.MaxProbeTimeout * options.NumMissedProbesLimit).Ticks)), limit / 4);
    }

    // Below this a garbage collection or a lost packet (a retransmission takes 200 ms and more) looks like death.
    private static readonly TimeSpan MinSilenceLimit = TimeSpan.FromMilliseconds(600);

    // More than 20 probes a second for each of 10 silos would be a load of its own.
    private static readonly TimeSpan MinPeriod = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan MaxPeriod = TimeSpan.FromSeconds(1);
}
