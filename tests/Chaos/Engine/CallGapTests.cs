using System.Diagnostics;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>
/// 300 grains, each called 20 times a second by a client process that tries again what failed; the longest time between two
/// answers of each grain around a silo's death. Every silo is a gateway, and the client's calls go through all of them, so a
/// third of the grains loses its gateway too. <c>deploy/soak calls</c> runs as many rounds as the docs quote.
/// </summary>
public sealed class CallGapTests(ITestOutputHelper output)
{
    // What a pipeline on a loaded machine may need before something is wrong.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan KillPromised = TimeSpan.FromMilliseconds(500);

    // A frozen silo is noticed within 2 s; then it is as with a killed one.
    private static readonly TimeSpan FreezePromised = TimeSpan.FromMilliseconds(2500);

    [Fact]
    public async Task Calls_WhileASiloIsKilledOrFrozen_AreAnsweredAgain()
    {
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions());
        var kill = new TimeTable("calls, kill -9", 3);
        var freeze = new TimeTable("calls, SIGSTOP", 3);
        var gateway = new TimeTable("calls, kill -9 of the only gateway in use", 3);
        await using (var caller = await cluster.StartCallerAsync())
        {
            for (var round = 0; round < EngineRounds.CallKills; round++) kill.Add(await RoundAsync(cluster, caller, round % 3, silo => silo.Process.Kill()));
            for (var round = 0; round < EngineRounds.CallSilences; round++) freeze.Add(await RoundAsync(cluster, caller, (EngineRounds.CallKills + round) % 3, silo => silo.Process.Freeze()));
        }

        await using (var caller = await cluster.StartCallerAsync("--gateway", "0"))
        {
            for (var round = 0; round < EngineRounds.CallSilences; round++) gateway.Add(await RoundAsync(cluster, caller, cluster.FirstGateway, silo => silo.Process.Kill()));
        }

        foreach (var table in new[] { kill, freeze, gateway })
        {
            table.Print(output);
            table.Largest.ShouldBeLessThan(Bound, cluster.Diagnostics());
        }

        if (!EngineRounds.CallsAreJudged) return;
        kill.P99.ShouldBeLessThanOrEqualTo(KillPromised);
        gateway.P99.ShouldBeLessThanOrEqualTo(KillPromised);
        freeze.P99.ShouldBeLessThanOrEqualTo(FreezePromised);
    }

    /// <summary>One fault, its death, every grain answering again, and a new silo in its place.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> RoundAsync(EngineCluster cluster, CallerProcess caller, int index, Func<SiloProcess, long> strike)
    {
        await cluster.WholeAsync();

        // A start keeps the processors busy for a moment: what it slows is not the fault's doing.
        await caller.SettledAsync();
        var victim = cluster.Silos[index];
        caller.Begin();
        var since = strike(victim);
        await cluster.DeadForAllAsync(victim, since, Bound);
        var known = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync(
            () => caller.OldestAnswer > known, Bound, () => $"{caller.Diagnostics()}\n{cluster.Diagnostics()}", "every grain answers again");
        var gaps = caller.Gaps();
        victim.Process.Kill();
        cluster.FalseDeaths(victim).ShouldBeEmpty(cluster.Diagnostics());
        await cluster.ReplaceAsync(victim);
        return gaps;
    }
}
