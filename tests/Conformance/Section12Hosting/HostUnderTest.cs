using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansHa.Tests.Conformance.Section12Hosting;

/// <summary>Hosts as applications build them, over real sockets of the loopback.</summary>
internal static class HostUnderTest
{
    public static HostApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        return builder;
    }

    public static async Task<IHost> StartedAsync(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await StartAsync(host);
        return host;
    }

    public static async Task StartAsync(IHost host)
    {
        using var bound = new CancellationTokenSource(Bounds.Cluster);
        await host.StartAsync(bound.Token);
    }

    public static async Task StopAsync(params IHost[] hosts)
    {
        foreach (var host in hosts)
        {
            using var bound = new CancellationTokenSource(Bounds.Cluster);
            await host.StopAsync(bound.Token);
            host.Dispose();
        }
    }

    public static IPEndPoint Loopback(int port) => new(IPAddress.Loopback, port);
}
