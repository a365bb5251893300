using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Messaging;

/// <summary>Silos and a client of one process that talk through real sockets and share a membership table in memory.</summary>
internal sealed class LoopbackCluster : IAsyncDisposable
{
    private readonly string _clusterId = Guid.NewGuid().ToString("N");

    private IPEndPoint? _primary;

    public List<IHost> Silos { get; } = [];

    public List<int> GatewayPorts { get; } = [];

    /// <summary>Configures silos started from now on.</summary>
    public Action<ISiloBuilder>? ConfigureSilo { get; set; }

    /// <summary>What the silos and the client logged, from information on.</summary>
    public LogCapture Log { get; } = new();

    public IHost? ClientHost { get; private set; }

    public IClusterClient Client => ClientHost!.Services.GetRequiredService<IClusterClient>();

    public static async Task<LoopbackCluster> Start(int silos, bool withClient = true, Action<IClientBuilder>? configureClient = null, Action<ISiloBuilder>? configureSilo = null)
    {
        var cluster = new LoopbackCluster { ConfigureSilo = configureSilo };
        for (var i = 0; i < silos; i++) await cluster.StartSilo();
        foreach (var silo in cluster.Silos)
        {
            var oracle = silo.Services.GetRequiredService<ISiloStatusOracle>();
            await Eventually.TrueAsync(() => oracle.GetActiveSilos().Length == silos);
        }

        if (withClient) await cluster.StartClient(configureClient);
        return cluster;
    }

    public async Task<IHost> StartSilo()
    {
        var siloPort = TestPorts.Next();
        var gatewayPort = TestPorts.Next();
        _primary ??= new IPEndPoint(IPAddress.Loopback, siloPort);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Information).ClearProviders().AddProvider(Log);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, _primary, clusterId: _clusterId);

            // Grains that block on purpose must not hold up the end of their test.
            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromMilliseconds(200));
            ConfigureSilo?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        Silos.Add(host);
        GatewayPorts.Add(gatewayPort);
        return host;
    }

    /// <summary>Starts the client; it knows the gateways of the first silos only when <paramref name="gateways"/> says so.</summary>
    public async Task StartClient(Action<IClientBuilder>? configure = null, string? clusterId = null, int gateways = int.MaxValue)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Information).ClearProviders().AddProvider(Log);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering([.. GatewayPorts.Take(gateways).Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
            client.Configure<ClusterOptions>(options => options.ClusterId = clusterId ?? _clusterId);
            configure?.Invoke(client);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        ClientHost = host;
    }

    public IEchoGrain Grain(long key) => Client.GetGrain<IEchoGrain>(key);

    /// <summary>A grain that lives on the silo.</summary>
    public async Task<long> KeyOn(IHost silo)
    {
        var identity = silo.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToString();
        for (var key = 0L; key < 200; key++)
        {
            if ((await Grain(key).Silo()).Contains(identity, StringComparison.Ordinal)) return key;
        }

        throw new InvalidOperationException($"None of 200 grains came to live on {identity}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (ClientHost is { } client)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in Silos)
        {
            await silo.StopAsync();
            silo.Dispose();
        }
    }
}
