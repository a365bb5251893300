using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost.Logging;

namespace Orleans.TestingHost;

/// <summary>
/// A cluster whose silos are hosts in this process. They talk over loopback TCP, and their membership is a table in this process,
/// so that any of them may be stopped or killed. A killed silo drops its connections and writes nothing, as a killed process would.
/// </summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>[] _siloHosts;
    private readonly Action<IHostApplicationBuilder>[] _clientHosts;
    private readonly Lock _lock = new();
    private readonly List<InProcessSiloHandle> _silos = [];
    private readonly ClusterLog _log = new();
    private readonly ClusterView _view;
    private IHost? _client;
    private bool _deployed;
    private short _nextInstance;

    internal InProcessTestCluster(
        InProcessTestClusterOptions options, Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>[] siloHosts, Action<IHostApplicationBuilder>[] clientHosts)
    {
        Options = options;
        _siloHosts = siloHosts;
        _clientHosts = clientHosts;
        _view = new ClusterView(() => Silos);
    }

    /// <summary>What the cluster is made of.</summary>
    public InProcessTestClusterOptions Options { get; }

    /// <summary>The client outside of the silos.</summary>
    /// <exception cref="InvalidOperationException">It was not started, or was stopped.</exception>
    public IClusterClient Client => ClientHost.Services.GetRequiredService<IClusterClient>();

    /// <summary>The client's services.</summary>
    public IServiceProvider ServiceProvider => ClientHost.Services;

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<InProcessSiloHandle> Silos
    {
        get
        {
            lock (_lock)
            {
                return new ReadOnlyCollection<InProcessSiloHandle>([.. _silos]);
            }
        }
    }

    private IHost ClientHost => _client ?? throw new InvalidOperationException("The test cluster's client is not running: deploy the cluster, or initialize the client.");

    /// <summary>Starts the silos and the client.</summary>
    /// <exception cref="InvalidOperationException">It was deployed before.</exception>
    public Task DeployAsync() => DeployAsync(CancellationToken.None);

    /// <summary>Starts the silos and the client.</summary>
    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        if (_deployed) throw new InvalidOperationException("The test cluster is deployed already.");
        _deployed = true;
        await StartSilosAsync(Options.InitialSilosCount, cancellationToken);
        await WaitForLivenessToStabilizeAsync();
        await WaitForClusterManifestToStabilizeAsync();
        if (Options.InitializeClientOnDeploy) await InitializeClientAsync(cancellationToken);
    }

    /// <summary>Starts one more silo.</summary>
    public Task<InProcessSiloHandle> StartAdditionalSiloAsync() => StartAdditionalSiloAsync(CancellationToken.None);

    /// <summary>Starts one more silo.</summary>
    public async Task<InProcessSiloHandle> StartAdditionalSiloAsync(CancellationToken cancellationToken) => (await StartSilosAsync(1, cancellationToken))[0];

    /// <summary>Starts more silos, all at once.</summary>
    public Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart) => StartSilosAsync(silosToStart, CancellationToken.None);

    /// <summary>Starts more silos, all at once.</summary>
    public async Task<List<InProcessSiloHandle>> StartSilosAsync(int silosToStart, CancellationToken cancellationToken)
    {
        var starting = new List<Task<InProcessSiloHandle>>();
        for (var i = 0; i < silosToStart; i++)
        {
            var instance = _nextInstance++;
            var hasGateway = Options.GatewayPerSilo || instance == 0;
            starting.Add(StartSiloAsync(instance, TestClusterPortAllocator.Next(), hasGateway ? TestClusterPortAllocator.Next() : 0, cancellationToken));
        }

        return [.. await Task.WhenAll(starting)];
    }

    /// <summary>Starts the client.</summary>
    public Task InitializeClientAsync() => InitializeClientAsync(CancellationToken.None);

    /// <summary>Starts the client.</summary>
    public async Task InitializeClientAsync(CancellationToken cancellationToken)
    {
        var host = NewHost("Client");
        host.UseOrleansClient(client => TestSilos.Configure(client, Options.ClusterId, Options.ServiceId, useTestMembership: true));
        foreach (var configure in _clientHosts) configure(host);
        _client = host.Build();
        await _client.StartAsync(cancellationToken);
    }

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

    /// <summary>Stops a silo in an orderly way.</summary>
    public Task StopSiloAsync(InProcessSiloHandle instance) => StopSiloAsync(instance, CancellationToken.None);

    /// <summary>Stops a silo in an orderly way.</summary>
    public async Task StopSiloAsync(InProcessSiloHandle instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(cancellationToken);
        Remove(instance);
    }

    /// <summary>Ends a silo as a killed process ends: connections drop, nothing is deactivated, nothing is written.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => KillSiloAsync(instance, CancellationToken.None);

    /// <summary>Ends a silo as a killed process ends.</summary>
    public async Task KillSiloAsync(InProcessSiloHandle instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        await instance.StopSiloAsync(stopGracefully: false, CancellationToken.None);
        Remove(instance);
    }

    /// <summary>Stops a silo and starts it again with the same name, number and ports.</summary>
    public Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance) => RestartSiloAsync(instance, CancellationToken.None);

    /// <summary>Stops a silo and starts it again with the same name, number and ports.</summary>
    public async Task<InProcessSiloHandle?> RestartSiloAsync(InProcessSiloHandle instance, CancellationToken cancellationToken)
    {
        await StopSiloAsync(instance, cancellationToken);
        return await StartSiloAsync(instance.InstanceNumber, instance.SiloPort, instance.GatewayPort, cancellationToken);
    }

    /// <summary>Stops the silos and keeps the client.</summary>
    public Task StopSilosAsync() => StopSilosAsync(CancellationToken.None);

    /// <summary>Stops the silos and keeps the client.</summary>
    public async Task StopSilosAsync(CancellationToken cancellationToken)
    {
        foreach (var silo in Silos.Reverse()) await StopSiloAsync(silo, cancellationToken);
    }

    /// <summary>Stops client and silos.</summary>
    public Task StopAllSilosAsync() => StopAllSilosAsync(CancellationToken.None);

    /// <summary>Stops client and silos.</summary>
    public async Task StopAllSilosAsync(CancellationToken cancellationToken)
    {
        await StopClusterClientAsync(cancellationToken);
        await StopSilosAsync(cancellationToken);
    }

    /// <summary>The silos that run.</summary>
    public IEnumerable<InProcessSiloHandle> GetActiveSilos() => Silos.Where(silo => silo.IsActive);

    /// <summary>The silo at an address, null when there is none.</summary>
    public InProcessSiloHandle? GetSiloForAddress(SiloAddress siloAddress) => Silos.FirstOrDefault(silo => silo.SiloAddress.Equals(siloAddress));

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
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillClientAsync();
        await Task.WhenAll(Silos.Select(KillSiloAsync));
    }

    private async Task<InProcessSiloHandle> StartSiloAsync(short instance, int siloPort, int gatewayPort, CancellationToken cancellationToken)
    {
        var specific = new InProcessTestSiloSpecificOptions { SiloName = $"Silo_{instance}", SiloPort = siloPort, GatewayPort = gatewayPort };
        var builder = NewHost(specific.SiloName);
        builder.UseOrleans(silo => TestSilos.Configure(silo, specific.SiloName, siloPort, gatewayPort, Options.ClusterId, Options.ServiceId, useTestMembership: true, Options.UseRealEnvironmentStatistics));
        foreach (var configure in _siloHosts) configure(specific, builder);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        var handle = new InProcessSiloHandle
        {
            SiloHost = host,
            Name = specific.SiloName,
            InstanceNumber = instance,
            SiloAddress = details.SiloAddress,
            GatewayAddress = details.GatewayAddress,
            SiloPort = siloPort,
            GatewayPort = gatewayPort,
        };
        lock (_lock)
        {
            _silos.Add(handle);
            _silos.Sort(static (left, right) => left.InstanceNumber.CompareTo(right.InstanceNumber));
        }

        return handle;
    }

    private HostApplicationBuilder NewHost(string name)
    {
        var host = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development, ApplicationName = name, DisableDefaults = true });
        host.Logging.AddProvider(_log.For(name));
        return host;
    }

    private void Remove(InProcessSiloHandle instance)
    {
        lock (_lock)
        {
            _silos.Remove(instance);
        }
    }
}
