using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Silo.Hosting;
using OrleansHa.Tests.Bench.Engine;
using OrleansHa.Tests.Bench.Measuring;
using OrleansHa.Tests.Bench.Store;

namespace OrleansHa.Tests.Bench.Loops;

/// <summary>What a loop costs a silo while it waits for its next step.</summary>
internal static class IdleLoopBench
{
    private const int Loops = 1000;

    public static async Task RunAsync()
    {
        await using var database = new BenchDatabase();
        await database.StartAsync();
        using var silo = BuildSilo(database.ConnectionString);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await ApplyAsync(grains, "warm-up");

        var before = Heap();
        await Parallel.ForEachAsync(Enumerable.Range(0, Loops), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) => await ApplyAsync(grains, $"idle-{n}"));
        var bytes = (Heap() - before) / (double)Loops;

        Report.Heading($"Idle loops ({Loops:#,0} loops with one pushed signal, a threshold controller, period 1 h)");
        Report.Figure("managed heap of the silo for each idle loop", bytes, "B");
        await silo.StopAsync();
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task ApplyAsync(IGrainFactory grains, string name)
    {
        var result = await grains.GetGrain<IFeedbackLoopGrain>(name).ApplyAsync(Definition(name), null);
        if (result.Outcome != ApplyOutcome.Created) throw new InvalidOperationException($"{name}: {result.Outcome} {string.Join("; ", result.Errors.Select(error => error.Message))} {result.Failure?.Message}");
    }

    private static string Definition(string name) => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: {{name}} }
        spec:
          period: 1h
          signals:
            level:
              units: "%"
              range: [0, 100]
              watchdog: { stallAfter: 2h }
              sources: [ { name: push, priority: 1, push: {} } ]
          controller: { type: threshold, limit: 50, above: 100, below: 0 }
          outputs: []
        """;

    private static IHost BuildSilo(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Loops"] = connectionString,
            ["Orleans:ClusterId"] = "bench",
            ["Orleans:ServiceId"] = "bench",
            ["Orleans:Name"] = "bench",
            ["Orleans:Endpoints:SiloPort"] = FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Orleans:Endpoints:GatewayPort"] = FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans:Metadata:zone"] = "a",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UsePostgres().AddLoops());
        return builder.Build();
    }
}
