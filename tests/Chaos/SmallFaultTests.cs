using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos;

/// <summary>The loss of one sensor or one gateway: the loop goes on.</summary>
public sealed class SmallFaultTests(BoilerCluster boiler, ITestOutputHelper output) : IClassFixture<BoilerCluster>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    [Fact]
    public Task SensorStopped_LoopGoesOnWithTheOthers() => LoseSensorAsync("stopped", "one sensor stopped", Rounds.Quick);

    [Fact]
    public Task SensorFrozen_LoopGoesOnWithTheOthers() => LoseSensorAsync("frozen", "one sensor frozen", Rounds.Slow);

    [Fact]
    public async Task GatewayKilled_LoopAndClientsGoOn()
    {
        var table = new GapTable("kill -9 of one gateway");
        await using var commits = await CommitWatch.StartAsync(boiler.Cluster, BoilerCluster.Loop);
        for (var round = 0; round < Rounds.Quick; round++)
        {
            var before = await boiler.WholeAsync();
            var from = commits.Now;
            await DevCluster.KillAsync(boiler.Cluster.Gateways[round % 2].Pid);
            await Eventually.ValueAsync(() => boiler.Cluster.LoopAsync(BoilerCluster.Loop), view => view.Seq >= before.Seq + 3, TimeSpan.FromSeconds(20));
            (await boiler.Cluster.LoopAsync(BoilerCluster.Loop)).Epoch.ShouldBe(before.Epoch, "a gateway's death is no takeover");
            table.Add(commits.LongestGap(from, commits.Now));
        }

        await table.CloseAsync(output, boiler, commits, Promised);
    }

    private async Task LoseSensorAsync(string mode, string name, int rounds)
    {
        var table = new GapTable(name);
        await using var commits = await CommitWatch.StartAsync(boiler.Cluster, BoilerCluster.Loop);
        for (var round = 0; round < rounds; round++)
        {
            var before = await boiler.WholeAsync();
            var sensor = 1 + round % 3;
            var from = commits.Now;
            await boiler.Cluster.SetSensorFaultAsync(sensor, mode);
            await Eventually.ValueAsync(
                () => boiler.Cluster.LoopAsync(BoilerCluster.Loop), view => view.Quality == "Uncertain_SubNormal",
                TimeSpan.FromSeconds(30), view => $"{view} {view.Json}", $"the loss of sensor {sensor} ({mode}) shows in the quality");
            await boiler.Cluster.SetSensorFaultAsync(sensor, "none");
            (await boiler.Cluster.LoopAsync(BoilerCluster.Loop)).Epoch.ShouldBe(before.Epoch, "a sensor's loss is no takeover");
            table.Add(commits.LongestGap(from, commits.Now));
        }

        await table.CloseAsync(output, boiler, commits, Promised);
    }
}
