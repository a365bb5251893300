namespace Orleans.TestingHost;

/// <summary>What an in-process test cluster is made of.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The cluster's id, random by default.</summary>
    public string ClusterId { get; set; } = InProcessTestClusterBuilder.CreateClusterId();

    /// <summary>The service's id, random by default.</summary>
    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Starts the client with the cluster.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Silos at the start.</summary>
    public short InitialSilosCount { get; set; } = 2;

    /// <summary>Accepted; logs are kept in memory, see <see cref="InProcessTestCluster.GetLog"/>.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    /// <summary>Accepted; does not reach SiloMessagingOptions.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; } = true;

    /// <summary>A gateway on every silo, else on the first one only.</summary>
    public bool GatewayPerSilo { get; set; } = true;

    /// <summary>Accepted; this engine's placement does not look at them yet.</summary>
    public bool UseRealEnvironmentStatistics { get; set; }

    /// <summary>See <see cref="ConnectionTransportType"/>.</summary>
    public ConnectionTransportType ConnectionTransport { get; set; } = ConnectionTransportType.InMemory;
}
