using System.Diagnostics;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>
/// Every process of a cluster is killed at once, and as many new ones are started with the default options: the rows that were
/// left behind still call three silos active. Measured from the new start until an outside client, which went on trying, has had an
/// answer from each of 300 grains. <c>deploy/soak cold-start</c> runs as many rounds as the docs quote.
/// </summary>
public sealed class ColdStartTests(ITestOutputHelper output)
{
    // What a pipeline on a loaded machine may need before something is wrong.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AllKilledAtOnce_NextStart_ServesWithinFiveSeconds() => await MeasureAsync("all killed, from the new start to every call");

    [Fact]
    public async Task AllKilledAtOnce_BusyMachine_NextStartServes()
    {
        await using var busy = await TestProcess.StartAsync("busy", ["sh", "-c", "while :; do :; done"], static _ => { });
        await MeasureAsync("the same, another process keeps a core busy");
    }

    private async Task MeasureAsync(string what)
    {
        await using var cluster = await EngineCluster.StartAsync(new EngineOptions());
        await using var caller = await cluster.StartCallerAsync();
        var served = new TimeTable(what, 3);
        var first = new TimeTable("  of which until the first silo was active", 3);
        for (var round = 0; round < EngineRounds.ColdStarts; round++)
        {
            await cluster.WholeAsync();
            var start = await cluster.RestartAllAsync();
            await Eventually.TrueAsync(() => caller.OldestAnswer > start, Bound, () => $"{caller.Diagnostics()}\n{cluster.Diagnostics()}", "every grain answers again");
            served.Add(Stopwatch.GetElapsedTime(start, caller.Resumed));
            await cluster.WholeAsync();
            first.Add(Stopwatch.GetElapsedTime(start, cluster.Silos.Min(silo => silo.ReadyAt)));
        }

        first.Print(output);
        served.Print(output);
        served.Largest.ShouldBeLessThan(Bound, cluster.Diagnostics());
        if (EngineRounds.ColdStartsAreJudged) served.Largest.ShouldBeLessThanOrEqualTo(Promised);
    }
}
