using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Bench.Measuring;
using OrleansHa.Tests.Bench.Yardsticks;

namespace OrleansHa.Tests.Bench.Engine;

/// <summary>Grain calls per second: inside one silo, and from a client process over TCP.</summary>
internal static class EngineBench
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        var channel1 = await ChannelRoundTrip.RunAsync(1, Window);
        var channel100 = await ChannelRoundTrip.RunAsync(100, Window);
        var socket100 = await SocketEcho.RunAsync(100, Window);
        var (siloPort, gatewayPort) = (FreePort.Next(), FreePort.Next());
        using var silo = BuildSilo(siloPort, gatewayPort);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();

        Report.Heading("Grain calls inside one silo (yardstick: a bare channel round trip of the same run)");
        Report.Figure("channel round trips, 1 caller", channel1.PerSecond, "calls/s");
        Report.Figure("channel round trips, 100 callers", channel100.PerSecond, "calls/s");
        var targets = Enumerable.Range(0, 250).Select(i => grains.GetGrain<IEchoGrain>(i)).ToArray();
        Report.Rate("ValueTask Touch(), 1 caller", await Callers.RunAsync(1, Window, i => targets[i].Touch()), "channel", channel1.PerSecond);
        Report.Rate("ValueTask Touch(), 100 callers", await Callers.RunAsync(100, Window, i => targets[i].Touch()), "channel", channel100.PerSecond);
        Report.Rate("Task<int> Add(), 100 callers", await Callers.RunAsync(100, Window, async i => await targets[i].Add(i, 1)), "channel", channel100.PerSecond);

        Report.Heading("Grain calls from a client process over TCP (yardstick: a bare socket echo of the same run)");
        Report.Figure("socket echoes, 100 callers", socket100.PerSecond, "calls/s");
        foreach (var callers in new[] { 1, 100 })
        {
            var rate = await ClientProcess.MeasureAsync(gatewayPort, callers, Window);
            Report.Rate($"ValueTask Touch(), {callers} caller{(callers == 1 ? "" : "s")}", rate, "100 socket echoes", socket100.PerSecond);
        }

        await silo.StopAsync();
    }

    private static IHost BuildSilo(int siloPort, int gatewayPort)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(siloPort, gatewayPort));
        return builder.Build();
    }
}
