using System.Diagnostics;
using System.Globalization;
using OrleansHa.Tests.Chaos.Network;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>
/// Nobody is declared dead who is not: default options, three silos, a machine or a network in a bad state.
/// <c>deploy/soak busy</c> and <c>deploy/soak slow-network</c> take ten minutes each.
/// </summary>
public sealed class FalseDeathTests(ITestOutputHelper output)
{
    private static readonly LinkQuality Slow = new(Loss: 0.05, TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(40));

    [Fact]
    public async Task AllCoresBusy_NobodyIsDeclaredDead()
    {
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions());
        var loops = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => TestProcess.StartAsync("busy", ["sh", "-c", "while :; do :; done"], static _ => { })));
        try
        {
            await SoakAsync(cluster, "all cores busy", static () => "");
        }
        finally
        {
            foreach (var loop in loops) await loop.DisposeAsync();
        }
    }

    [RootFact]
    public async Task SlowNetworkThatLosesPackets_NobodyIsDeclaredDead()
    {
        var seed = Random.Shared.Next();
        await using var zones = await SwitchedZones.CreateAsync(3, Slow, seed);
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions { Zones = zones });
        await SoakAsync(cluster, "80 ± 40 ms each way, 5 % loss", () => string.Create(CultureInfo.InvariantCulture, $", {zones.Packets.Dropped} of {zones.Packets.Seen} packets lost (seed {seed})"));
        (zones.Packets.Dropped / (double)zones.Packets.Seen).ShouldBeInRange(0.01, 0.2, "the switch loses packets");
    }

    private async Task SoakAsync(EngineCluster cluster, string what, Func<string> more)
    {
        var watch = Stopwatch.StartNew();
        await Eventually.TrueAsync(
            () => watch.Elapsed > EngineRounds.Soak || cluster.FalseDeaths().Count > 0 || !cluster.Silos.All(silo => silo.Process.IsRunning),
            EngineRounds.Soak + TimeSpan.FromMinutes(1), cluster.Diagnostics, "the time is over");
        cluster.FalseDeaths().ShouldBeEmpty($"after {watch.Elapsed}, {what}{more()}\n{cluster.Diagnostics()}");
        cluster.Silos.ShouldAllBe(silo => silo.Process.IsRunning, cluster.Diagnostics());
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: no false death in {watch.Elapsed.TotalSeconds:0} s{more()}");
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
