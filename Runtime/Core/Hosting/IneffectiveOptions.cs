using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Says at the start of a silo or client which options were set that have no effect: silence would let somebody rely on them.</summary>
internal sealed class IneffectiveOptions(IServiceProvider services, ILogger<IneffectiveOptions> logger) : IConfigurationValidator
{
    private const string NoAnalysis = "how long requests run and wait is told by the instruments and, for turns, by TurnWarningLengthThreshold";
    private const string NoSenders = "a client binds no address and has one queue for each gateway";

    public static IReadOnlyList<IneffectiveOption> All { get; } =
    [
        IneffectiveOption.Of<ConnectionOptions>(nameof(ConnectionOptions.ConnectionsPerEndpoint), options => options.ConnectionsPerEndpoint, "one connection serves each pair, and large messages leave in parts between the others"),
        IneffectiveOption.Of<ClusterMembershipOptions>(nameof(ClusterMembershipOptions.MinProbeTimeout), options => options.MinProbeTimeout, "the limit of silence follows from ProbeTimeout and NumMissedProbesLimit", options => options.ProbeTimeout / 2),
        IneffectiveOption.Of<ClusterMembershipOptions>(nameof(ClusterMembershipOptions.LocalHealthDegradationMonitoringPeriod), options => options.LocalHealthDegradationMonitoringPeriod, "a silo watches its own lateness at each tick of its failure detector"),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.CancelUnknownRequestOnStatusUpdate), options => options.CancelUnknownRequestOnStatusUpdate, "silos send no status updates of requests"),
        IneffectiveOption.Of<ClientMessagingOptions>(nameof(ClientMessagingOptions.CancelUnknownRequestOnStatusUpdate), options => options.CancelUnknownRequestOnStatusUpdate, "silos send no status updates of requests"),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.ClientDropTimeout), options => options.ClientDropTimeout, "a client counts as gone when its connection has ended"),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.ClientRegistrationRefresh), options => options.ClientRegistrationRefresh, "clients are not registered: silos ask each other who is connected to one"),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.RequestProcessingWarningTime), options => options.RequestProcessingWarningTime, NoAnalysis),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.RequestQueueDelayWarningTime), options => options.RequestQueueDelayWarningTime, NoAnalysis),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.GrainWorkloadAnalysisPeriod), options => options.GrainWorkloadAnalysisPeriod, NoAnalysis),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.ClientGatewayShutdownNotificationTimeout), options => options.ClientGatewayShutdownNotificationTimeout, "a gateway that stops tells its clients and gives them 2 s"),
        IneffectiveOption.Of<SiloMessagingOptions>(nameof(SiloMessagingOptions.WaitForMessageToBeQueuedForOutboundTime), options => options.WaitForMessageToBeQueuedForOutboundTime, "a stopping silo drains its connections for 2 s"),
        IneffectiveOption.Of<SchedulingOptions>(nameof(SchedulingOptions.DelayWarningThreshold), options => options.DelayWarningThreshold, NoAnalysis),
        IneffectiveOption.Of<SchedulingOptions>(nameof(SchedulingOptions.StoppedActivationWarningInterval), options => options.StoppedActivationWarningInterval, "what still comes to an ended activation goes to its next one"),
        IneffectiveOption.Of<ClientMessagingOptions>(nameof(ClientMessagingOptions.ClientSenderBuckets), options => options.ClientSenderBuckets, NoSenders),
        IneffectiveOption.Of<ClientMessagingOptions>(nameof(ClientMessagingOptions.PreferredFamily), options => options.PreferredFamily, NoSenders),
        IneffectiveOption.Of<ClientMessagingOptions>(nameof(ClientMessagingOptions.NetworkInterfaceName), options => options.NetworkInterfaceName, NoSenders),
        IneffectiveOption.Of<ClientMessagingOptions>(nameof(ClientMessagingOptions.LocalAddress), options => options.LocalAddress, NoSenders),
    ];

    public void ValidateConfiguration()
    {
        foreach (var option in All)
        {
            if (option.SetIn(services) is { } value) OptionsLog.NoEffect(logger, option.Class.Name, option.Name, value, option.Instead);
        }
    }
}
