using OrleansHa.Tests.Chaos.Network;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>
/// Loops of 100 ms with a hot standby each, on silo processes with default options: what the longest gap of any loop is when a
/// silo, or a zone, goes (promises P1, P4 and P5). <c>deploy/soak takeover</c> runs as many loops and rounds as the docs quote.
/// </summary>
[Trait("Promise", "P1")]
[Trait("Promise", "P4")]
[Trait("Promise", "P5")]
public sealed class LoopTakeoverTests(ITestOutputHelper output)
{
    // What a pipeline on a loaded machine may need before something is wrong.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan KillPromised = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SilencePromised = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DrainPromised = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StandbyPromised = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    // After the fault has passed, gaps that come late: a loop that lost its second owner too.
    private static readonly TimeSpan Afterwards = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task SiloKilledFrozenOrZoneDrained_EveryLoopGoesOn()
    {
        await using var cluster = await LoopSiloCluster.StartAsync(3);
        await using var board = new LoopBoard(cluster.Database);
        await cluster.WholeAsync();
        var nothing = new TakeoverTable("nothing happens for 3 s");
        var (drain, kill, freeze) = (new TakeoverTable("drain of a zone"), new TakeoverTable("kill -9, one of three"), new TakeoverTable("SIGSTOP, one of three"));
        for (var round = 0; round < TakeoverRounds.Drains; round++) await WatchAsync(cluster, board, nothing);
        for (var round = 0; round < TakeoverRounds.Drains; round++) await DrainAsync(cluster, board, round % 3, drain);
        for (var round = 0; round < TakeoverRounds.Kills; round++) await LoseAsync(cluster, board, [(round + 1) % 3], process => process.Kill(), kill);
        for (var round = 0; round < TakeoverRounds.Silences; round++) await LoseAsync(cluster, board, [round % 3], process => process.Freeze(), freeze);

        nothing.Print(output, cluster.Plant);
        drain.Print(output, cluster.Plant);
        kill.Print(output, cluster.Plant);
        freeze.Print(output, cluster.Plant);
        Judge(cluster, board, (drain.Largest, DrainPromised), (kill.P99, KillPromised), (kill.LargestStandby, StandbyPromised), (freeze.Largest, SilencePromised));
    }

    [TakeoverSoakFact(needsRoot: true)]
    public async Task SiloCutOff_EveryLoopGoesOn()
    {
        await using var zones = await BridgedZones.CreateAsync(3);
        await using var cluster = await LoopSiloCluster.StartAsync(3, zones);
        await using var board = new LoopBoard(cluster.Database);
        await cluster.WholeAsync();
        var cut = new TakeoverTable("link down, one of three");
        for (var round = 0; round < TakeoverRounds.Silences; round++)
        {
            var victim = round % 3;
            await LoseAsync(cluster, board, [victim], _ => zones.CutAsync(victim), cut, () => zones.MendAsync(victim));
        }

        cut.Print(output, cluster.Plant);
        Judge(cluster, board, (cut.Largest, SilencePromised));
    }

    [TakeoverSoakFact]
    public async Task TwoOfFiveZonesKilled_EveryLoopGoesOn()
    {
        await using var cluster = await LoopSiloCluster.StartAsync(5);
        await using var board = new LoopBoard(cluster.Database);
        await cluster.WholeAsync();
        var kill = new TakeoverTable("kill -9, two of five");
        for (var round = 0; round < TakeoverRounds.Drains; round++) await LoseAsync(cluster, board, [round % 5, (round + 2) % 5], process => process.Kill(), kill);

        kill.Print(output, cluster.Plant);
        Judge(cluster, board, (kill.Largest, SilencePromised));
    }

    private static Task LoseAsync(LoopSiloCluster cluster, LoopBoard board, int[] victims, Func<TestProcess, long> fault, TakeoverTable table) =>
        LoseAsync(cluster, board, victims, process =>
        {
            fault(process);
            return Task.CompletedTask;
        }, table);

    /// <summary>One round: the fault, all loops going on, standbys again, and the silos replaced. On a machine that starves other silos meanwhile it measures nothing.</summary>
    private static async Task LoseAsync(
        LoopSiloCluster cluster, LoopBoard board, int[] victims, Func<TestProcess, Task> fault, TakeoverTable table, Func<Task>? mend = null)
    {
        await cluster.WholeAsync();
        board.Reset();
        var since = board.Now;
        foreach (var victim in victims) await fault(cluster.Silos[victim].Process);
        await Eventually.ValueAsync(
            async () => cluster.HasStarved(victims) || (await GoesOnAsync(cluster, board, victims) && await cluster.BareAsync() == 0), on => on, Bound, _ => Describe(cluster, board),
            "every loop steps and has a standby");
        var standbys = board.Now - since;
        await QuietAsync(board);
        if (!cluster.HasStarved(victims))
        {
            var longest = board.Gaps().Values.Max();
            table.Add(longest - LoopSiloCluster.Period, standbys > longest ? standbys - longest : TimeSpan.Zero);
        }

        foreach (var victim in victims)
        {
            if (mend is not null) await mend();
            if (cluster.Silos[victim].Process.IsRunning) cluster.Silos[victim].Process.Unfreeze();
            await cluster.Silos[victim].Process.Exited.WaitAsync(Bound);
            await cluster.ReplaceAsync(victim);
        }
    }

    /// <summary>What the machine itself does to the loops: beside it stands what faults do.</summary>
    private static async Task WatchAsync(LoopSiloCluster cluster, LoopBoard board, TakeoverTable table)
    {
        await cluster.WholeAsync();
        board.Reset();
        var from = board.Now;
        await Eventually.TrueAsync(() => board.Now - from > Quiet);
        table.Add(board.Gaps().Values.Max() - LoopSiloCluster.Period, null);
    }

    private static async Task DrainAsync(LoopSiloCluster cluster, LoopBoard board, int zone, TakeoverTable table)
    {
        await cluster.WholeAsync();
        board.Reset();
        var name = LoopSiloCluster.Zone(zone);
        await cluster.ExecuteAsync($"INSERT INTO zone_order (zone, drained) VALUES ('{name}', true) ON CONFLICT (zone) DO UPDATE SET drained = true");
        await Eventually.ValueAsync(
            async () => cluster.HasStarved() || await cluster.LoopsOfAsync(cluster.Silos[zone]) == 0, empty => empty, Bound, _ => Describe(cluster, board), $"nothing is left in zone {name}");
        await QuietAsync(board);
        if (!cluster.HasStarved()) table.Add(board.Gaps().Values.Max() - LoopSiloCluster.Period, null);
        await cluster.ExecuteAsync($"UPDATE zone_order SET drained = false WHERE zone = '{name}'");
    }

    /// <summary>The death is known, the dead own nothing, and every loop has stepped lately.</summary>
    private static async Task<bool> GoesOnAsync(LoopSiloCluster cluster, LoopBoard board, int[] victims)
    {
        if (await cluster.ActiveAsync() != cluster.Silos.Count - victims.Length) return false;
        foreach (var victim in victims)
        {
            if (await cluster.LoopsOfAsync(cluster.Silos[victim]) > 0) return false;
        }

        return board.CommittedSince(board.Now - (LoopSiloCluster.Period * 5)) == LoopSiloCluster.Loops;
    }

    private static string Describe(LoopSiloCluster cluster, LoopBoard board) =>
        $"{board.CommittedSince(board.Now - (LoopSiloCluster.Period * 5))} loops of {LoopSiloCluster.Loops} step\n{cluster.Diagnostics()}";

    private static Task QuietAsync(LoopBoard board)
    {
        var from = board.Now;
        return Eventually.TrueAsync(() => board.Now - from > Afterwards);
    }

    private void Judge(LoopSiloCluster cluster, LoopBoard board, params (TimeSpan Measured, TimeSpan Promised)[] times)
    {
        board.Regressions.ShouldBeEmpty();
        cluster.Plant.AppliedTwice.ShouldBe(0);
        cluster.Plant.StaleAccepted.ShouldBe(0);
        cluster.Plant.OverRate.ShouldBe(0, cluster.Plant.FirstOverRate);
        cluster.Plant.Accepted.ShouldBeGreaterThan(LoopSiloCluster.Loops, "loops act");
        if (cluster.Starved > 0) output.WriteLine($"{cluster.Starved} silos stood still by themselves: this machine is overloaded");
        if (TakeoverRounds.IsSoak) cluster.Starved.ShouldBe(0, cluster.Diagnostics());
        foreach (var (measured, promised) in times) measured.ShouldBeLessThanOrEqualTo(TakeoverRounds.IsSoak ? promised : Bound);
    }
}
