using System.Globalization;
using OrleansHa.Tests.Chaos.Engine;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>Nobody takes anything over while every core is busy with something else. <c>deploy/soak takeover-busy</c> takes ten minutes.</summary>
public sealed class TakeoverBusyTests(ITestOutputHelper output)
{
    [BusySoakFact]
    public async Task AllCoresBusy_NoLoopIsTakenOver()
    {
        await using var cluster = await LoopSiloCluster.StartAsync(3);
        await using var board = new LoopBoard(cluster.Database);
        await cluster.WholeAsync();
        var busy = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => TestProcess.StartAsync("busy", ["sh", "-c", "while :; do :; done"], static _ => { })));
        try
        {
            board.Reset();
            var (from, epochs) = (board.Now, board.Epochs());
            await Eventually.TrueAsync(() => board.Now - from > EngineRounds.Soak || board.Epochs() != epochs, EngineRounds.Soak + TimeSpan.FromMinutes(1), cluster.Diagnostics, "the time is over");

            var line = string.Create(CultureInfo.InvariantCulture,
                $"all cores busy: {board.Epochs() - epochs} takeovers in {(board.Now - from).TotalSeconds:0} s, longest gap {board.Gaps().Values.Max().TotalMilliseconds:0} ms");
            output.WriteLine(line);
            Console.WriteLine(line);
            board.Epochs().ShouldBe(epochs, cluster.Diagnostics());
        }
        finally
        {
            foreach (var process in busy) await process.DisposeAsync();
        }
    }
}
