using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace OrleansHa.Tests.Chaos.Member;

/// <summary>
/// A silo with the default options and PostgreSQL. It prints <c>ready ADDRESS</c> once it is active and, each time its
/// <see cref="ISiloStatusOracle"/> has changed its mind, <c>status ADDRESS STATUS TIMESTAMP</c>.
/// </summary>
internal static class SiloMember
{
    public static async Task RunAsync(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        var settings = builder.Configuration;
        builder.Logging.LogBriefly(settings);
        builder.UseOrleans(silo => silo
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Settings.Invariant, settings.Text("database")))
            .ConfigureEndpoints(IPAddress.Parse(settings.Text("ip")), settings.Number("silo-port", 0), settings.Number("gateway-port", 0))
            .Configure<ClusterMembershipOptions>(options =>
            {
                // As the product sets them; without these the defaults stay.
                options.ProbeTimeout = TimeSpan.FromMilliseconds(settings.Number("probe-timeout", (int)options.ProbeTimeout.TotalMilliseconds));
                options.NumMissedProbesLimit = settings.Number("misses", options.NumMissedProbesLimit);
            }));
        using var host = builder.Build();
        var oracle = host.Services.GetRequiredService<ISiloStatusOracle>();
        var printer = new StatusPrinter(oracle);
        oracle.SubscribeToSiloStatusEvents(printer);
        await host.StartAsync();
        Console.WriteLine($"ready {oracle.SiloAddress.ToParsableString()}");
        if (settings["beat"] is { } file) await StartBeatingAsync(host.Services, $"{file}.{Environment.ProcessId}", settings.Number("beats", 20));
        await host.WaitForShutdownAsync();
        GC.KeepAlive(printer);
    }

    private static async Task StartBeatingAsync(IServiceProvider services, string file, int grains)
    {
        var factory = services.GetRequiredService<IGrainFactory>();
        for (var i = 0; i < grains; i++) await factory.GetGrain<IBeatGrain>(string.Create(CultureInfo.InvariantCulture, $"{file}.{i}")).Start();
    }
}
