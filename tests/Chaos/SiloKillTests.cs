using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos;

/// <summary>kill -9 of the silo that owns the loop: promises P1, P3, P4 and P5 with real processes.</summary>
[Trait("Promise", "P3")]
[Trait("Promise", "P4")]
public sealed class SiloKillTests(BoilerCluster boiler, ITestOutputHelper output) : IClassFixture<BoilerCluster>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    // loop.yaml: 1200 percent a minute, i.e. 20 a second.
    private const double RatePerSecond = 20;

    [Fact]
    public async Task OwnerKilled_LoopCommitsAgainInAnotherZone()
    {
        var table = new GapTable("kill -9 of the owner's silo");
        await using var commits = await CommitWatch.StartAsync(boiler.Cluster, BoilerCluster.Loop);
        for (var round = 0; round < Rounds.Kills; round++) table.Add(await KillOwnerAsync(commits, round));

        await table.CloseAsync(output, boiler, commits, Promised);
    }

    private async Task<TimeSpan> KillOwnerAsync(CommitWatch commits, int round)
    {
        var before = await boiler.WarmAsync();
        var owner = await boiler.Cluster.OwnerOfAsync(BoilerCluster.Loop);
        var killedAt = commits.Now;
        await DevCluster.KillAsync(owner.Pid);
        await Eventually.TrueAsync(
            () => commits.Last is { } last && last.Epoch > before.Epoch, TimeSpan.FromSeconds(20),
            () => $"round {round}: last commit {commits.Last}, killed {owner}. {boiler.Cluster.Diagnostics()}", "a commit under a newer epoch");
        var resumed = commits.Last!.At;
        var after = await Eventually.ValueAsync(() => boiler.Cluster.LoopAsync(BoilerCluster.Loop), view => view.Epoch > before.Epoch, TimeSpan.FromSeconds(20));

        if (after.Epoch != before.Epoch + 1)
            Assert.Fail($"round {round}: one death, one takeover, but {before} became {after} after {owner} was killed. {boiler.Cluster.Diagnostics()}");
        after.Zone.ShouldNotBe(before.Zone, $"round {round}");
        var seconds = (resumed - killedAt).TotalSeconds + 1.5;
        Math.Abs(after.Output!.Value - before.Output!.Value).ShouldBeLessThanOrEqualTo(RatePerSecond * seconds, $"round {round}: the output jumped from {before} to {after}");
        var gap = commits.LongestGap(killedAt, resumed);
        return gap < Promised ? gap : throw new InvalidOperationException($"round {round}: {gap} without a commit after {owner} was killed. {boiler.Cluster.Diagnostics()}");
    }
}
