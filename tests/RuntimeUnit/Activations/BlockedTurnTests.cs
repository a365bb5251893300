using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime.Scheduler;
using OrleansHa.Tests.RuntimeUnit.Messaging;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

/// <summary>Grains that block their threads must not stop the others.</summary>
public sealed class BlockedTurnTests
{
    // Far more than there are processors; the pool alone would need about half a second for each.
    private const int Blockers = 48;

    [Fact]
    public async Task BlockedTurns_GetThreadsInTheirPlace_AndAreLogged()
    {
        var log = new LogCapture(LogLevel.Warning);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(TestPorts.Next(), TestPorts.Next())
            .Configure<SchedulingOptions>(options => options.TurnWarningLengthThreshold = TimeSpan.FromMilliseconds(200)));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var before = MinThreads();

        BlockingGrain.Release.Reset();
        var blocked = Enumerable.Range(0, Blockers).Select(key => key % 2 == 0 ? grains.GetGrain<IBlockingGrain>(key).Block() : grains.GetGrain<IBlockingGrain>(key).BlockLater()).ToArray();
        try
        {
            // All of them got a thread, and the others still get answers. Without the watch this takes some 20 s.
            await Eventually.TrueAsync(() => BlockingGrain.Blocked == Blockers, TimeSpan.FromSeconds(15), () => $"{BlockingGrain.Blocked} run");
            (await grains.GetGrain<IHelloGrain>("free").Hello("all").WaitAsync(TimeSpan.FromSeconds(15))).ShouldBe("Hello all from free");
            TurnWatch.ExtraThreads.ShouldBeInRange(1, TurnWatch.MaxExtraThreads);
            await Eventually.TrueAsync(() => log.Of(1102).Any(line => line.Contains("blocking/", StringComparison.Ordinal) && line.Contains("IBlockingGrain.Block:", StringComparison.Ordinal)), orElse: () => string.Join('\n', log.Of(1102)));
            await Eventually.TrueAsync(() => log.Of(1102).Any(line => line.Contains("blocking/", StringComparison.Ordinal) && line.Contains("IBlockingGrain.BlockLater:", StringComparison.Ordinal)));
        }
        finally
        {
            BlockingGrain.Release.Set();
        }

        await Task.WhenAll(blocked);
        await Eventually.TrueAsync(() => MinThreads() == before, because: "the pool is as it was");
        await host.StopAsync();
    }

    private static int MinThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out _);
        return workers;
    }
}
