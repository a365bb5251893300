using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansHa.Tests.Bench.Engine;
using OrleansHa.Tests.Bench.Measuring;

namespace OrleansHa.Tests.Bench.Activations;

/// <summary>What an activation costs: bytes, and how fast many start, end and start again.</summary>
internal static class ActivationBench
{
    private const int Count = 100_000;
    private const int Callers = 100;
    private const int WarmUp = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next()));
        using var host = builder.Build();
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var management = grains.GetGrain<IManagementGrain>(0);
        Report.Heading($"Activations of a trivial grain, {Count:#,##0} on one silo of one process");
        Report.Figure("resident memory of the idle silo", Process.GetCurrentProcess().WorkingSet64 / 1e6, "MB");

        // Code that runs for the first time is compiled; that is no part of an activation.
        await TouchAsync(grains, Count, WarmUp);
        await CollectAsync(management);
        var (managed, resident) = Memory();

        Print("activations", Count, await MeasureAsync(() => TouchAsync(grains, 0, Count)));
        var (managedAfter, residentAfter) = Memory();
        Report.Figure("managed memory of an activation", (managedAfter - managed) / (double)Count, "B");
        Report.Figure("resident memory of an activation", (residentAfter - resident) / (double)Count, "B");
        Print("calls of the activations", Count, await MeasureAsync(() => TouchAsync(grains, 0, Count)));
        Print("collection of all", Count, await MeasureAsync(() => CollectAsync(management)));
        Report.Figure("managed memory left of an activation", (Memory().Managed - managed) / (double)Count, "B");
        Print("activations again", Count, await MeasureAsync(() => TouchAsync(grains, 0, Count)));
        await host.StopAsync();
    }

    private static void Print(string name, int count, (TimeSpan Elapsed, TimeSpan Processor) took) => Report.Figure(
        name,
        count / took.Elapsed.TotalSeconds,
        "per s",
        string.Create(CultureInfo.InvariantCulture, $"{took.Processor.TotalMicroseconds / count:0.0} µs of processor each"));

    private static async Task TouchAsync(IGrainFactory grains, long first, int count)
    {
        var next = first;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var key && key <= first + count) await grains.GetGrain<IIdleGrain>(key).Touch();
        })));
    }

    private static async Task CollectAsync(IManagementGrain management)
    {
        var deadline = Stopwatch.GetTimestamp() + (long)(Patience.TotalSeconds * Stopwatch.Frequency);
        var type = GrainType.Create("idle");
        while (true)
        {
            await management.ForceActivationCollection(TimeSpan.Zero);
            if ((await management.GetActiveGrains(type)).Count == 0) return;
            if (Stopwatch.GetTimestamp() > deadline) throw new TimeoutException($"Not all activations ended within {Patience}.");
        }
    }

    private static async Task<(TimeSpan Elapsed, TimeSpan Processor)> MeasureAsync(Func<Task> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await work();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    private static (long Managed, long Resident) Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(forceFullCollection: true), Process.GetCurrentProcess().WorkingSet64);
    }
}
