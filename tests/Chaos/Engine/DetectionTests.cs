using System.Diagnostics;
using OrleansHa.Tests.Chaos.Network;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>
/// From a fault until every other silo's <c>ISiloStatusOracle</c> says dead: real processes, PostgreSQL, the documented
/// default options. <c>deploy/soak detection</c> runs as many rounds as the docs quote.
/// </summary>
public sealed class DetectionTests(ITestOutputHelper output)
{
    // What a pipeline on a loaded machine may need before something is wrong, for a promise of 0.4 and of 2 s.
    private static readonly TimeSpan KillBound = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SilenceBound = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan KillPromised = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SilencePromised = TimeSpan.FromSeconds(2);

    // ProcessEndingFatalErrorHandler's; an orchestrator sees it as well.
    private const int ReadOfOwnDeath = 70;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task OneSiloOf_KilledOrFrozen_IsDeadForAllOthers(int silos)
    {
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions { Silos = silos });
        var (kill, freeze) = (new TimeTable("kill -9", silos), new TimeTable("SIGSTOP", silos));
        for (var round = 0; round < EngineRounds.Kills; round++) await KillAsync(cluster, round % silos, kill);
        for (var round = 0; round < EngineRounds.Silences; round++) await FreezeAsync(cluster, round % silos, freeze);

        kill.Print(output);
        freeze.Print(output);
        Judge(cluster, (kill.P99, KillPromised), (freeze.Largest, SilencePromised));
    }

    [RootTheory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task OneSiloOf_CutOff_IsDeadForAllOthers(int silos)
    {
        await using var zones = await BridgedZones.CreateAsync(silos);
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions { Silos = silos, Zones = zones });
        var cut = new TimeTable("link down", silos);
        for (var round = 0; round < EngineRounds.Silences; round++) await CutAsync(cluster, zones, round % silos, cut);

        cut.Print(output);
        Judge(cluster, (cut.Largest, SilencePromised));
    }

    /// <summary>A long run is made on a machine left alone: there no silo may stand still, and the promises are kept.</summary>
    private void Judge(EngineCluster cluster, params (TimeSpan Measured, TimeSpan Promised)[] times)
    {
        if (cluster.Starved > 0) output.WriteLine($"{cluster.Starved} silos stood still for more than a second by themselves: this machine is overloaded");
        if (!EngineRounds.AreJudged) return;
        cluster.Starved.ShouldBe(0, cluster.Diagnostics());
        foreach (var (measured, promised) in times) measured.ShouldBeLessThanOrEqualTo(promised);
    }

    private static async Task KillAsync(EngineCluster cluster, int index, TimeTable table)
    {
        await cluster.WholeAsync();
        var victim = cluster.Silos[index];
        table.Add(await cluster.DeadForAllAsync(victim, victim.Process.Kill(), KillBound));
        await ReplaceAsync(cluster, victim);
    }

    private static async Task FreezeAsync(EngineCluster cluster, int index, TimeTable table)
    {
        await cluster.WholeAsync();
        var victim = cluster.Silos[index];
        table.Add(await cluster.DeadForAllAsync(victim, victim.Process.Freeze(), SilenceBound));
        victim.Process.Unfreeze();
        await EndsAsync(cluster, victim);
    }

    private static async Task CutAsync(EngineCluster cluster, BridgedZones zones, int index, TimeTable table)
    {
        await cluster.WholeAsync();
        var victim = cluster.Silos[index];
        var since = Stopwatch.GetTimestamp();
        await zones.CutAsync(index);
        table.Add(await cluster.DeadForAllAsync(victim, since, SilenceBound));
        await zones.MendAsync(index);
        await EndsAsync(cluster, victim);
    }

    private static async Task EndsAsync(EngineCluster cluster, SiloProcess victim)
    {
        (await victim.Process.Exited.WaitAsync(SilenceBound)).ShouldBe(ReadOfOwnDeath, $"it reads of its own death and ends its process. {cluster.Diagnostics()}");
        await ReplaceAsync(cluster, victim);
    }

    private static async Task ReplaceAsync(EngineCluster cluster, SiloProcess victim)
    {
        cluster.FalseDeaths(victim).ShouldBeEmpty(cluster.Diagnostics());
        await cluster.ReplaceAsync(victim);
    }
}
