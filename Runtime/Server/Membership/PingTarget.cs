using Orleans.Runtime.Telemetry;

namespace Orleans.Runtime.MembershipService;

/// <summary>Answers probes.</summary>
internal sealed class PingTarget(ILocalSiloDetails local, MembershipViews views, FailureMonitor monitor, MessagingInstruments? instruments = null) : SystemTarget(SystemTargetTypes.Ping, local.SiloAddress), IPingTarget
{
    public Task<PingAnswer> Ping(SiloAddress sender, long version)
    {
        instruments?.PingsReceived.Count();

        // A probe is as good a sign of life as its answer.
        monitor.OnTraffic(sender);
        var view = views.Current;
        return Task.FromResult(new PingAnswer(view.Version.Value, view.Snapshot.GetSiloStatus(sender) == SiloStatus.Dead));
    }
}
