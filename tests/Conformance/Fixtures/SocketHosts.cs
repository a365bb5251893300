using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>Silos and clients of one test over real sockets. Clients know the first silo's gateway alone.</summary>
internal sealed class SocketHosts : IAsyncDisposable
{
    private readonly string _clusterId = Guid.NewGuid().ToString("N");
    private readonly List<IHost> _hosts = [];
    private IPEndPoint? _primary;

    /// <summary>Where the first silo takes clients.</summary>
    public IPEndPoint Gateway { get; private set; } = null!;

    /// <summary>Where the first silo takes silos.</summary>
    public IPEndPoint SiloEndpoint => _primary!;

    public async Task<IHost> SiloAsync(Action<ISiloBuilder> configure)
    {
        var siloPort = TestPorts.Next();
        var gatewayPort = TestPorts.Next();
        if (_primary is null)
        {
            _primary = new IPEndPoint(IPAddress.Loopback, siloPort);
            Gateway = new IPEndPoint(IPAddress.Loopback, gatewayPort);
        }

        return await StartedAsync(builder => builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, _primary, clusterId: _clusterId);
            configure(silo);
        }));
    }

    /// <summary>A client of the first silo's gateway; throws what its start throws.</summary>
    public async Task<IClusterClient> ClientAsync(Action<IClientBuilder> configure)
    {
        var host = await StartedAsync(builder => builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(Gateway);
            client.Configure<ClusterOptions>(options => options.ClusterId = _clusterId);
            configure(client);
        }));
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Stops what was started last.</summary>
    public async Task StopLastAsync()
    {
        var host = _hosts[^1];
        _hosts.RemoveAt(_hosts.Count - 1);
        await StopAsync(host);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts)) await StopAsync(host);
    }

    private static async Task StopAsync(IHost host)
    {
        using var bound = new CancellationTokenSource(Bounds.Cluster);
        await host.StopAsync(bound.Token);
        host.Dispose();
    }

    private async Task<IHost> StartedAsync(Action<HostApplicationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        configure(builder);
        var host = builder.Build();
        using var bound = new CancellationTokenSource(Bounds.Cluster);
        try
        {
            await host.StartAsync(bound.Token);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        _hosts.Add(host);
        return host;
    }
}
