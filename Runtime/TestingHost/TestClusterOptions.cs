namespace Orleans.TestingHost;

/// <summary>What a test cluster is made of. Travels to its hosts as configuration.</summary>
public class TestClusterOptions
{
    /// <summary>The cluster's id, random by default.</summary>
    public string ClusterId { get; set; } = "";

    /// <summary>The service's id, random by default.</summary>
    public string ServiceId { get; set; } = "";

    /// <summary>The first silo's port; the others follow. 0 on this engine: each silo gets a free port of its own.</summary>
    public int BaseSiloPort { get; set; }

    /// <summary>The first gateway's port; the others follow. 0 on this engine: each gateway gets a free port of its own.</summary>
    public int BaseGatewayPort { get; set; }

    /// <summary>Membership inside this process; otherwise the configurators have to set clustering up.</summary>
    public bool UseTestClusterMembership { get; set; } = true;

    /// <summary>Starts the client with the cluster.</summary>
    public bool InitializeClientOnDeploy { get; set; } = true;

    /// <summary>Silos at the start.</summary>
    public short InitialSilosCount { get; set; } = 2;

    /// <summary>Accepted; logs are kept in memory, see <c>GetLog</c>.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    /// <summary>Accepted; does not reach SiloMessagingOptions.</summary>
    public bool AssumeHomogenousSilosForTesting { get; set; } = true;

    /// <summary>A gateway on every silo, else on the first one only.</summary>
    public bool GatewayPerSilo { get; set; } = true;

    /// <summary>Accepted; this engine's placement does not look at them yet.</summary>
    public bool UseRealEnvironmentStatistics { get; set; }

    /// <summary>See <see cref="ConnectionTransportType"/>.</summary>
    public ConnectionTransportType ConnectionTransport { get; set; } = ConnectionTransportType.InMemory;

    /// <summary>Assembly-qualified names of the types that configure silos.</summary>
    public List<string?> SiloBuilderConfiguratorTypes { get; } = [];

    /// <summary>Assembly-qualified names of the types that configure the client.</summary>
    public List<string?> ClientBuilderConfiguratorTypes { get; } = [];

    /// <summary>As configuration keys.</summary>
    public Dictionary<string, string?> ToDictionary()
    {
        var values = new Dictionary<string, string?>
        {
            ["Orleans:ClusterId"] = ClusterId,
            ["Orleans:ServiceId"] = ServiceId,
            [nameof(ClusterId)] = ClusterId,
            [nameof(ServiceId)] = ServiceId,
            [nameof(BaseSiloPort)] = BaseSiloPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [nameof(BaseGatewayPort)] = BaseGatewayPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [nameof(UseTestClusterMembership)] = UseTestClusterMembership.ToString(),
            [nameof(InitializeClientOnDeploy)] = InitializeClientOnDeploy.ToString(),
            [nameof(InitialSilosCount)] = InitialSilosCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [nameof(ConfigureFileLogging)] = ConfigureFileLogging.ToString(),
            [nameof(AssumeHomogenousSilosForTesting)] = AssumeHomogenousSilosForTesting.ToString(),
            [nameof(GatewayPerSilo)] = GatewayPerSilo.ToString(),
            [nameof(UseRealEnvironmentStatistics)] = UseRealEnvironmentStatistics.ToString(),
            [nameof(ConnectionTransport)] = ConnectionTransport.ToString(),
        };
        for (var i = 0; i < SiloBuilderConfiguratorTypes.Count; i++) values[$"{nameof(SiloBuilderConfiguratorTypes)}:{i}"] = SiloBuilderConfiguratorTypes[i];
        for (var i = 0; i < ClientBuilderConfiguratorTypes.Count; i++) values[$"{nameof(ClientBuilderConfiguratorTypes)}:{i}"] = ClientBuilderConfiguratorTypes[i];
        return values;
    }
}
