namespace Orleans.Configuration;

/// <summary>Messaging of a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How long a silo waits for another one.</summary>
    public TimeSpan SystemResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request may be forwarded.</summary>
    public int MaxForwardCount { get; set; } = 2;

    /// <summary>How long a disconnected client is remembered.</summary>
    public TimeSpan ClientDropTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often clients are registered again.</summary>
    public TimeSpan ClientRegistrationRefresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After this an activation counts as stuck.</summary>
    public TimeSpan MaxRequestProcessingTime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Waiting requests that are logged; 0 is off.</summary>
    public int MaxEnqueuedRequestsSoftLimit { get; set; }

    /// <summary>Waiting requests beyond which calls are refused; 0 is off.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }

    /// <summary>The same for stateless workers.</summary>
    public int MaxEnqueuedRequestsSoftLimit_StatelessWorker { get; set; }

    /// <summary>The same for stateless workers.</summary>
    public int MaxEnqueuedRequestsHardLimit_StatelessWorker { get; set; }

    /// <summary>Skips compatibility checks and filters.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; }

    /// <summary>A request running longer is logged.</summary>
    public TimeSpan RequestProcessingWarningTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A request waiting longer is logged.</summary>
    public TimeSpan RequestQueueDelayWarningTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often that is checked.</summary>
    public TimeSpan GrainWorkloadAnalysisPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping gateway waits for its clients.</summary>
    public TimeSpan ClientGatewayShutdownNotificationTimeout { get; set; }

    /// <summary>How long a sender waits for room.</summary>
    public TimeSpan WaitForMessageToBeQueuedForOutboundTime { get; set; }
}
