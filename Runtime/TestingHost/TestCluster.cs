using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.TestingHost.Logging;

namespace Orleans.TestingHost;

/// <summary>
/// A cluster whose silos are hosts in this process. They talk over loopback TCP, and their membership is a table in this process:
/// no silo is more special than the others, the first one is merely called <c>Primary</c>.
/// </summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly Func<string, IConfiguration, CancellationToken, Task<SiloHandle>>? _createSilo;
    private readonly ITestClusterPortAllocator _ports;
    private readonly IConfiguration _configuration;
    private readonly Lock _lock = new();
    private readonly List<SiloHandle> _silos = [];
    private readonly Dictionary<string, SiloHandle> _stopped = [];
    private readonly ClusterLog _log = new();
    private readonly TestClusterHosts _hosts;
    private readonly ClusterView _view;
    private IHost? _client;
    private bool _deployed;
    private short _nextInstance;

    internal TestCluster(
        TestClusterOptions options, IConfiguration configuration, Func<string, IConfiguration, CancellationToken, Task<SiloHandle>>? createSilo, ITestClusterPortAllocator ports)
    {
        Options = options;
        _configuration = configuration;
        _createSilo = createSilo;
        _ports = ports;
        _hosts = new TestClusterHosts(configuration, _log);
        _view = new ClusterView(() => Silos);
    }

    /// <summary>What the cluster is made of.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>The client outside of the silos.</summary>
    /// <exception cref="InvalidOperationException">It was not started, or was stopped.</exception>
    public IClusterClient Client => ClientHost.Services.GetRequiredService<IClusterClient>();

    /// <summary>The client's factory.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => ClientHost.Services;

    /// <summary>The first silo, null when it does not run.</summary>
    public SiloHandle? Primary => Silos.FirstOrDefault(silo => silo.InstanceNumber == 0);

    /// <summary>The other silos that run.</summary>
    public IReadOnlyList<SiloHandle> SecondarySilos => [.. Silos.Where(silo => silo.InstanceNumber != 0)];

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<SiloHandle> Silos
    {
        get
        {
            lock (_lock)
            {
                return new ReadOnlyCollection<SiloHandle>([.. _silos]);
            }
        }
    }

    private IHost ClientHost => _client ?? throw new InvalidOperationException("The test cluster's client is not running: deploy the cluster, or initialize the client.");

    /// <summary>How long <see cref="WaitForLivenessToStabilizeAsync"/> waits at most.</summary>
    public static TimeSpan GetLivenessStabilizationTime(ClusterMembershipOptions clusterMembershipOptions, bool didKill = false) =>
        ClusterView.StabilizationTime(clusterMembershipOptions, didKill);

    /// <summary>Starts the silos and the client.</summary>
    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    /// <summary>Starts the silos and the client.</summary>
    /// <exception cref="InvalidOperationException">It was deployed before.</exception>
    public Task DeployAsync() => DeployAsync(CancellationToken.None);

    /// <summary>Starts the silos and the client.</summary>
    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        if (_deployed || Silos.Count > 0) throw new InvalidOperationException("The test cluster is deployed already.");
        _deployed = true;
        await StartAdditionalSilosAsync(Options.InitialSilosCount, startAdditionalSiloOnNewPort: false, cancellationToken);
        await WaitForLivenessToStabilizeAsync();
        await WaitForClusterManifestToStabilizeAsync();
        if (Options.InitializeClientOnDeploy) await InitializeClientAsync(cancellationToken);
    }

    /// <summary>Starts the client.</summary>
    public Task InitializeClientAsync() => InitializeClientAsync(CancellationToken.None);

    /// <summary>Starts the client.</summary>
    public async Task InitializeClientAsync(CancellationToken cancellationToken) => _client = await _hosts.StartClientAsync(cancellationToken);

    /// <summary>Stops the client.</summary>
    public Task StopClusterClientAsync() => StopClusterClientAsync(CancellationToken.None);

    /// <summary>Stops the client.</summary>
    public async Task StopClusterClientAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _client, null) is not { } client) return;
        await client.StopAsync(cancellationToken);
        client.Dispose();
    }

    /// <summary>Ends the client without a farewell.</summary>
    public async Task KillClientAsync()
    {
        try
        {
            await StopClusterClientAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // The host says so when it was not given the time.
        }
    }

    /// <summary>Starts one more silo.</summary>
    public SiloHandle StartAdditionalSilo(bool startAdditionalSiloOnNewPort = false) => StartAdditionalSiloAsync(startAdditionalSiloOnNewPort).GetAwaiter().GetResult();

    /// <summary>Starts one more silo.</summary>
    public async Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => (await StartAdditionalSilosAsync(1, startAdditionalSiloOnNewPort))[0];

    /// <summary>Starts more silos, all at once.</summary>
    public Task<List<SiloHandle>> StartAdditionalSilosAsync(int silosToStart, bool startAdditionalSiloOnNewPort = false) =>
        StartAdditionalSilosAsync(silosToStart, startAdditionalSiloOnNewPort, CancellationToken.None);

    /// <summary>Starts more silos, all at once.</summary>
    public async Task<List<SiloHandle>> StartAdditionalSilosAsync(int silosToStart, bool startAdditionalSiloOnNewPort, CancellationToken cancellationToken)
    {
        var starting = new List<Task<SiloHandle>>();
        for (var i = 0; i < silosToStart; i++)
        {
            var instance = _nextInstance++;
            var name = instance == 0 && Options.UseTestClusterMembership ? "Primary" : $"Secondary_{instance}";
            starting.Add(StartSiloAsync(name, instance, cancellationToken));
        }

        return [.. await Task.WhenAll(starting)];
    }

    /// <summary>Stops a silo in an orderly way.</summary>
    public Task StopSiloAsync(SiloHandle instance) => StopSiloAsync(instance, CancellationToken.None);

    /// <summary>Stops a silo in an orderly way.</summary>
    public async Task StopSiloAsync(SiloHandle instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(cancellationToken);
        Remove(instance);
    }

    /// <summary>Ends a silo as a killed process ends: connections drop, nothing is deactivated, nothing is written.</summary>
    public Task KillSiloAsync(SiloHandle instance) => KillSiloAsync(instance, CancellationToken.None);

    /// <summary>Ends a silo as a killed process ends.</summary>
    public async Task KillSiloAsync(SiloHandle instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(stopGracefully: false, CancellationToken.None);
        Remove(instance);
    }

    /// <summary>Stops a silo and starts it again with the same name, number and ports.</summary>
    public async Task<SiloHandle?> RestartSiloAsync(SiloHandle instance)
    {
        await StopSiloAsync(instance);
        return await StartSiloAsync(instance.Name, instance.InstanceNumber, CancellationToken.None);
    }

    /// <summary>Starts a silo again that was stopped.</summary>
    /// <exception cref="ArgumentException">No silo of that name was stopped.</exception>
    public async Task<SiloHandle> RestartStoppedSecondarySiloAsync(string siloName)
    {
        SiloHandle? stopped;
        lock (_lock)
        {
            _stopped.Remove(siloName, out stopped);
        }

        if (stopped is null) throw new ArgumentException($"No silo '{siloName}' was stopped.", nameof(siloName));
        return await StartSiloAsync(stopped.Name, stopped.InstanceNumber, CancellationToken.None);
    }

    /// <summary>Stops the first silo.</summary>
    public Task StopPrimarySiloAsync() => StopPrimarySiloAsync(CancellationToken.None);

    /// <summary>Stops the first silo.</summary>
    public Task StopPrimarySiloAsync(CancellationToken cancellationToken) => Primary is { } primary ? StopSiloAsync(primary, cancellationToken) : Task.CompletedTask;

    /// <summary>Stops the other silos.</summary>
    public Task StopSecondarySilosAsync() => StopSecondarySilosAsync(CancellationToken.None);

    /// <summary>Stops the other silos.</summary>
    public async Task StopSecondarySilosAsync(CancellationToken cancellationToken)
    {
        foreach (var silo in SecondarySilos.Reverse()) await StopSiloAsync(silo, cancellationToken);
    }

    /// <summary>Stops client and silos.</summary>
    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>Stops client and silos.</summary>
    public Task StopAllSilosAsync() => StopAllSilosAsync(CancellationToken.None);

    /// <summary>Stops client and silos.</summary>
    public async Task StopAllSilosAsync(CancellationToken cancellationToken)
    {
        await StopClusterClientAsync(cancellationToken);
        await StopSecondarySilosAsync(cancellationToken);
        await StopPrimarySiloAsync(cancellationToken);
    }

    /// <summary>The silos that run.</summary>
    public IEnumerable<SiloHandle> GetActiveSilos() => Silos.Where(silo => silo.IsActive);

    /// <summary>The silo at an address, null when there is none.</summary>
    public SiloHandle? GetSiloForAddress(SiloAddress siloAddress) => Silos.FirstOrDefault(silo => silo.SiloAddress.Equals(siloAddress));

    /// <summary>Whether a silo of that address runs here.</summary>
    public bool ContainsSilo(SiloAddress siloAddress) => GetSiloForAddress(siloAddress) is not null;

    /// <summary>The services of a silo, of any when it is null.</summary>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) => _view.ServicesOf(silo);

    /// <summary>Waits until all running silos agree on who is there; does not throw when they do not.</summary>
    public Task WaitForLivenessToStabilizeAsync(bool didKill = false) => _view.WaitForLivenessAsync(didKill);

    /// <summary>Waits until all running silos know what the others host.</summary>
    public Task WaitForClusterManifestToStabilizeAsync(bool didKill = false) => _view.WaitForManifestAsync(didKill);

    /// <summary>The context of a grain's activation, wherever it is.</summary>
    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext) => _view.TryGetGrainContext(grainId, out grainContext);

    /// <summary>Deactivates a grain and waits until its activation is gone.</summary>
    public Task DeactivateAsync(GrainId grainId) => _view.DeactivateAsync(grainId);

    /// <summary>Deactivates a grain and waits until its activation is gone.</summary>
    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    /// <summary>Waits until a grain's activation is gone.</summary>
    public Task WaitForDeactivationAsync(GrainId grainId) => _view.WaitForDeactivationAsync(grainId);

    /// <summary>Waits until a grain's activation is gone.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    /// <summary>Ends a grain's activation for another silo to have it.</summary>
    public Task MigrateAsync(GrainId grainId, SiloAddress? targetSilo = null) => _view.MigrateAsync(grainId, targetSilo);

    /// <summary>Ends a grain's activation for another silo to have it.</summary>
    public Task MigrateAsync(IAddressable grain, SiloAddress? targetSilo = null) => MigrateAsync(grain.GetGrainId(), targetSilo);

    /// <summary>What the hosts logged, information and above.</summary>
    public string GetLog() => _log.ToString();

    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillClientAsync();
        await Task.WhenAll(Silos.Select(KillSiloAsync));
        _ports.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<SiloHandle> StartSiloAsync(string name, short instance, CancellationToken cancellationToken)
    {
        var gatewayPort = Options.GatewayPerSilo || instance == 0 ? Options.BaseGatewayPort + instance : 0;
        var handle = _createSilo is null
            ? await _hosts.StartSiloAsync(name, instance, Options.BaseSiloPort + instance, gatewayPort, cancellationToken)
            : await _createSilo(name, _configuration, cancellationToken);
        lock (_lock)
        {
            _silos.Add(handle);
            _silos.Sort(static (left, right) => left.InstanceNumber.CompareTo(right.InstanceNumber));
        }

        return handle;
    }

    private void Remove(SiloHandle instance)
    {
        lock (_lock)
        {
            _silos.Remove(instance);
            _stopped[instance.Name] = instance;
        }
    }
}
