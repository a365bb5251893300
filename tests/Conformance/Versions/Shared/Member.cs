using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace OrleansHa.Tests.Conformance.Versions.Shared;

/// <summary>
/// A silo, or a client that calls all the time, of one version of the application. "ready" says that it runs. A line on standard
/// input is answered by one on standard output that says how it goes; the end of standard input ends it in good order.
/// </summary>
internal static class Member
{
    /// <summary><c>silo|client connection-string cluster-id [silo-port gateway-port]</c></summary>
    public static async Task<int> RunAsync(string[] args, Func<IClusterClient, int, Task> call)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().AddFilter(null, LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (args[2], "ledger"));
        return args[0] == "silo" ? await RunSiloAsync(builder, args) : await RunClientAsync(builder, args, call);
    }

    private static async Task<int> RunSiloAsync(HostApplicationBuilder builder, string[] args)
    {
        builder.UseOrleans(silo =>
        {
            silo.ConfigureEndpoints(IPAddress.Loopback, int.Parse(args[3], CultureInfo.InvariantCulture), int.Parse(args[4], CultureInfo.InvariantCulture));
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", args[1]));
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null) Console.WriteLine("here");
        await host.StopAsync();
        return 0;
    }

    private static async Task<int> RunClientAsync(HostApplicationBuilder builder, string[] args, Func<IClusterClient, int, Task> call)
    {
        var gateways = 0;
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", args[1]));

            // The cluster has new gateways every few seconds here.
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromMilliseconds(500));
            client.AddGatewayCountChangedHandler((_, change) => Volatile.Write(ref gateways, change.NumberOfConnectedGateways));
        });
        using var host = builder.Build();
        await host.StartAsync();
        using var stop = new CancellationTokenSource();
        var caller = new Caller(host.Services.GetRequiredService<IClusterClient>(), call);
        var calling = Task.Run(() => caller.RunAsync(stop.Token));
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{caller.Succeeded} {caller.Failed} {Volatile.Read(ref gateways)} {caller.FirstFailure}"));
        await stop.CancelAsync();
        await calling;
        await host.StopAsync();
        return 0;
    }
}
