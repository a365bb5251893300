using System.Diagnostics;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>One running demo with the boiler, shared by the tests of a class; replacements come after 1 s so that rounds are short.</summary>
public class BoilerCluster : IAsyncLifetime
{
    public const string Loop = "boiler";

    // WarmSilos.WarmAfter of the silo.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(10);

    private DevCluster? _cluster;

    public DevCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster is not started.");

    /// <summary>From a death to the replacement.</summary>
    protected virtual TimeSpan ReplaceAfter => TimeSpan.FromSeconds(1);

    /// <summary>From start to READY, the build not counted.</summary>
    public TimeSpan StartedWithin { get; private set; }

    public async Task InitializeAsync()
    {
        var watch = Stopwatch.StartNew();
        _cluster = await DevCluster.StartAsync(new DevClusterOptions { ReplaceAfter = ReplaceAfter });
        StartedWithin = watch.Elapsed;
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    /// <summary>
    /// Waits until the cluster is whole and every silo has run for as long as the product itself wants before a loop falls to it:
    /// one that was started a moment ago compiles for seconds on a slow machine, and what takeover promises is of silos that run.
    /// </summary>
    public async Task<LoopView> WarmAsync()
    {
        await WholeAsync();
        await Eventually.ValueAsync(
            () => Cluster.ActiveSilosAsync(Warm), warm => warm == 3, TimeSpan.FromSeconds(40), warm => $"{warm} silos have run for {Warm}. {Cluster.Diagnostics()}", "three silos are warm");
        return await WholeAsync();
    }

    /// <summary>Waits until three silos are active, two gateways answer and the loop steps with a trustworthy value.</summary>
    public async Task<LoopView> WholeAsync()
    {
        await Eventually.ValueAsync(
            () => Cluster.ActiveSilosAsync(), active => active == 3 && Cluster.Silos.Count == 3 && Cluster.Gateways.Count == 2,
            TimeSpan.FromSeconds(40), active => $"{active} active silos, {Cluster.Gateways.Count} gateways. {Cluster.Diagnostics()}", "three silos are active and two gateways run");
        return await Eventually.ValueAsync(
            () => Cluster.LoopAsync(Loop), view => view is { Quality: "Good" or "Good_Clamped", LastStepAgeMs: < 1500, Silo: not null },
            TimeSpan.FromSeconds(40), view => $"{view} {view.Json}", "the boiler's loop steps with a good value");
    }
}
