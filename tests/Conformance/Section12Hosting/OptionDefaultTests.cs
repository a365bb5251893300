using System.Collections;
using System.Globalization;
using Orleans.Configuration;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>orleans-api.md §12: every option that the document lists, with its default.</summary>
public sealed class OptionDefaultTests
{
    private static readonly (Type Type, string Defaults)[] Documented =
    [
        (typeof(ClusterOptions), "ClusterId=default ServiceId=default"),
        (typeof(SiloOptions), "SiloName=null"),
        (typeof(EndpointOptions), "AdvertisedIPAddress=null SiloPort=11111 GatewayPort=30000 SiloListeningEndpoint=null GatewayListeningEndpoint=null"),
        (typeof(ClusterMembershipOptions),
            "LivenessEnabled=True ProbeTimeout=00:00:05 MinProbeTimeout=00:00:02.5000000 MaxProbeTimeout=00:00:20 NumMissedProbesLimit=3 NumProbedSilos=10 NumVotesForDeathDeclaration=2 "
            + "DeathVoteExpirationTimeout=00:02:00 TableRefreshTimeout=00:01:00 IAmAliveTablePublishTimeout=00:00:30 NumMissedTableIAmAliveLimit=3 MaxJoinAttemptTime=00:05:00 "
            + "EvictWhenMaxJoinAttemptTimeExceeded=True UseLivenessGossip=True EnableIndirectProbes=True EnableConnectionLivenessCheck=True ExtendProbeTimeoutDuringDegradation=True "
            + "LocalHealthDegradationMonitoringPeriod=00:00:10 DefunctSiloExpiration=7.00:00:00 DefunctSiloCleanupPeriod=01:00:00 MaxDefunctSiloEntries=25"),
        (typeof(SiloMessagingOptions),
            "ResponseTimeout=00:00:30 ResponseTimeoutWithDebugger=00:30:00 DropExpiredMessages=True MaxMessageHeaderSize=10485760 MaxMessageBodySize=104857600 CancelRequestOnTimeout=False "
            + "WaitForCancellationAcknowledgement=False CancelUnknownRequestOnStatusUpdate=False SystemResponseTimeout=00:00:30 MaxForwardCount=2 ClientDropTimeout=00:01:00 "
            + "ClientRegistrationRefresh=00:05:00 MaxRequestProcessingTime=02:00:00 MaxEnqueuedRequestsSoftLimit=0 MaxEnqueuedRequestsHardLimit=0 MaxEnqueuedRequestsSoftLimit_StatelessWorker=0 "
            + "MaxEnqueuedRequestsHardLimit_StatelessWorker=0 AssumeHomogenousSilosForTesting=False RequestProcessingWarningTime=00:00:20 RequestQueueDelayWarningTime=00:00:20 "
            + "GrainWorkloadAnalysisPeriod=00:00:05 ClientGatewayShutdownNotificationTimeout=00:00:00 WaitForMessageToBeQueuedForOutboundTime=00:00:00"),
        (typeof(ClientMessagingOptions),
            "ResponseTimeout=00:00:30 ResponseTimeoutWithDebugger=00:30:00 DropExpiredMessages=True MaxMessageHeaderSize=10485760 MaxMessageBodySize=104857600 "
            + "ClientSenderBuckets=8192 PreferredFamily=InterNetwork NetworkInterfaceName=null LocalAddress=null"),
        (typeof(GatewayOptions), "GatewayListRefreshPeriod=00:01:00 PreferredGatewayIndex=-1"),
        (typeof(StaticGatewayListProviderOptions), "Gateways=0"),
        (typeof(GrainCollectionOptions),
            "CollectionAge=00:15:00 CollectionQuantum=00:01:00 ClassSpecificCollectionAge=0 ActivationTimeout=00:00:30 DeactivationTimeout=00:00:30 "
            + "EnableActivationSheddingOnMemoryPressure=False MemoryUsageLimitPercentage=80 MemoryUsageTargetPercentage=75 MemoryUsagePollingPeriod=00:00:05"),
        (typeof(SchedulingOptions),
            "ActivationSchedulingQuantum=00:00:00.1000000 TurnWarningLengthThreshold=00:00:01 DelayWarningThreshold=00:00:10 StoppedActivationWarningInterval=00:01:00"),
        (typeof(StatelessWorkerOptions), "RemoveIdleWorkers=True IdleWorkersInspectionPeriod=00:00:00.5000000 MinIdleCyclesBeforeRemoval=1"),
        (typeof(ConnectionOptions), "ConnectionsPerEndpoint=1 ConnectionRetryDelay=00:00:01 OpenConnectionTimeout=00:00:05"),
        (typeof(LoadSheddingOptions), "LoadSheddingEnabled=False CpuThreshold=95 MemoryThreshold=90"),
        (typeof(GrainVersioningOptions), "DefaultCompatibilityStrategy=BackwardCompatible DefaultVersionSelectorStrategy=AllCompatibleVersions"),
        (typeof(ActivationCountBasedPlacementOptions), "ChooseOutOf=2"),
        (typeof(ResourceOptimizedPlacementOptions),
            "CpuUsageWeight=40 MemoryUsageWeight=20 AvailableMemoryWeight=20 MaxAvailableMemoryWeight=5 ActivationCountWeight=15 LocalSiloPreferenceMargin=5"),
        (typeof(ConsistentRingOptions), "NumVirtualBucketsConsistentRing=30 UseVirtualBucketsConsistentRing=True"),
        (typeof(GrainDirectoryOptions), "CachingStrategy=LRU CacheSize=1000000"),
        (typeof(DevelopmentClusterMembershipOptions), "PrimarySiloEndpoint=null"),
        (typeof(MemoryGrainStorageOptions), "NumStorageGrains=10 InitStage=10000"),
        (typeof(AdoNetGrainStorageOptions), "Invariant=Microsoft.Data.SqlClient ConnectionString=null DataSource=null InitStage=10000 DeleteStateOnClear=False"),
        (typeof(ReminderOptions), "MinimumReminderPeriod=00:01:00 RefreshReminderListPeriod=00:05:00 ReminderLoadingWindow=00:10:00 InitializationTimeout=00:05:00"),
    ];

    public static TheoryData<string> Options => [.. Documented.Select(documented => documented.Type.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Defaults_OfABareInstance_AreTheDocumentedOnes(string name)
    {
        var (type, defaults) = Documented.Single(documented => documented.Type.Name == name);
        var instance = Activator.CreateInstance(type)!;
        foreach (var pair in defaults.Split(' '))
        {
            var key = pair[..pair.IndexOf('=', StringComparison.Ordinal)];
            var property = type.GetProperty(key).ShouldNotBeNull($"{name}.{key} is missing");
            $"{key}={Text(property.GetValue(instance))}".ShouldBe(pair);
        }
    }

    [Fact]
    public void ProbeTimeouts_FollowTheProbeTimeout()
    {
        var options = new ClusterMembershipOptions { ProbeTimeout = TimeSpan.FromSeconds(2) };
        options.MinProbeTimeout.ShouldBe(TimeSpan.FromSeconds(1));
        options.MaxProbeTimeout.ShouldBe(TimeSpan.FromSeconds(8));
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        ICollection collection => collection.Count.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
