using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Dev;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos;

/// <summary>PostgreSQL killed and back after 5 s: the loop resumes by itself and nothing that was committed is lost.</summary>
[Trait("Promise", "P7")]
public sealed class PostgresOutageTests(SlowlyMendedCluster boiler, ITestOutputHelper output) : IClassFixture<SlowlyMendedCluster>
{
    // The outage, the start of PostgreSQL, and what the loop promises once it is back.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5 + 5 + 3);

    [Fact]
    public async Task PostgresKilled_LoopResumesByItself()
    {
        var table = new GapTable("PostgreSQL killed for 5 s");
        await using var commits = await CommitWatch.StartAsync(boiler.Cluster, BoilerCluster.Loop);
        for (var round = 0; round < Rounds.Slow; round++)
        {
            var before = await boiler.WholeAsync();
            var from = commits.Now;
            var pid = boiler.Cluster.PostgresPid ?? throw new InvalidOperationException("PostgreSQL is down already.");
            await DevCluster.KillAsync(pid);
            await Eventually.TrueAsync(
                () => boiler.Cluster.PostgresPid is { } replacement && replacement != pid, TimeSpan.FromSeconds(60), boiler.Cluster.Diagnostics, "PostgreSQL runs again");
            var back = commits.Now;
            (back - from).ShouldBeGreaterThan(TimeSpan.FromSeconds(4.5), "the outage lasts about 5 s");
            await Eventually.TrueAsync(
                () => commits.Last is { } last && last.At > back && last.Seq > before.Seq, TimeSpan.FromSeconds(30),
                () => $"round {round}: last commit {commits.Last} at {commits.Now}. {boiler.Cluster.Diagnostics()}", "a commit after PostgreSQL is back");
            table.Add(commits.LongestGap(from, commits.Now));
        }

        await table.CloseAsync(output, boiler, commits, Bound);
    }
}
