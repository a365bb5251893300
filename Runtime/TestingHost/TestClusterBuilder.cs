using Microsoft.Extensions.Configuration;

namespace Orleans.TestingHost;

/// <summary>Configures a cluster inside this process, with types that are made anew for each host.</summary>
public class TestClusterBuilder
{
    private readonly List<Action<IConfigurationBuilder>> _configurations = [];
    private readonly List<Action> _lateActions = [];
    private Func<SiloAddress, bool>? _builtContains;

    /// <summary>Two silos.</summary>
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>So many silos.</summary>
    public TestClusterBuilder(short initialSilosCount) => Options = new TestClusterOptions
    {
        InitialSilosCount = initialSilosCount,
        ClusterId = CreateClusterId(),
        ServiceId = Guid.NewGuid().ToString("N"),
    };

    /// <summary>What the cluster is made of.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>More keys for the hosts' configuration.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>Gives the ports.</summary>
    public ITestClusterPortAllocator PortAllocator { get; set; } = new TestClusterPortAllocator();

    /// <summary>Starts silos in another way than in this process, by name and configuration.</summary>
    public Func<string, IConfiguration, Task<SiloHandle>> CreateSiloAsync
    {
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            CreateSiloAsyncWithCancellation = (name, configuration, _) => value(name, configuration);
        }
    }

    /// <summary>Starts silos in another way than in this process, by name and configuration.</summary>
    public Func<string, IConfiguration, CancellationToken, Task<SiloHandle>> CreateSiloAsyncWithCancellation
    {
        internal get;
        set
        {
            field = value;
            Options.ConnectionTransport = ConnectionTransportType.TcpSocket;
        }
    } = null!;

    /// <summary>A new random cluster id.</summary>
    public static string CreateClusterId() => InProcessTestClusterBuilder.CreateClusterId();

    /// <summary>Adds to the configuration of all hosts.</summary>
    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        _configurations.Add(configureDelegate);
        return this;
    }

    /// <summary>Runs when the cluster is built.</summary>
    public TestClusterBuilder ConfigureBuilder(Action configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        _lateActions.Add(configureDelegate);
        return this;
    }

    /// <summary>Configures each silo with a new <typeparamref name="T"/>, an <see cref="ISiloConfigurator"/> or <see cref="IHostConfigurator"/> or both.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is neither an {nameof(ISiloConfigurator)} nor an {nameof(IHostConfigurator)}.");
        Options.SiloBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    /// <summary>Configures the client with a new <typeparamref name="T"/>, an <see cref="IClientBuilderConfigurator"/> or <see cref="IHostConfigurator"/> or both.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public TestClusterBuilder AddClientBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(IClientBuilderConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is neither an {nameof(IClientBuilderConfigurator)} nor an {nameof(IHostConfigurator)}.");
        Options.ClientBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    /// <summary>Whether a silo of that address runs in the cluster that was built.</summary>
    public bool ContainsSilo(SiloAddress siloAddress) => _builtContains?.Invoke(siloAddress) ?? false;

    /// <summary>The cluster, not yet started.</summary>
    public TestCluster Build()
    {
        foreach (var action in _lateActions) action();
        if (Options.BaseSiloPort == 0)
        {
            // Room for the silos that tests start later.
            const int Spare = 20;
            (Options.BaseSiloPort, Options.BaseGatewayPort) = PortAllocator.AllocateConsecutivePortPairs(Options.InitialSilosCount + Spare);
        }

        var configuration = new ConfigurationBuilder();
        configuration.AddInMemoryCollection(Options.ToDictionary());
        configuration.AddInMemoryCollection(Properties);
        foreach (var configure in _configurations) configure(configuration);
        var cluster = new TestCluster(Options, configuration.Build(), CreateSiloAsyncWithCancellation, PortAllocator);
        _builtContains = cluster.ContainsSilo;
        return cluster;
    }
}
