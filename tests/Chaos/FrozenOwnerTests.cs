using System.Net.Http.Json;
using System.Net;
using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;
using Xunit.Abstractions;

namespace OrleansHa.Tests.Chaos;

/// <summary>SIGSTOP of an owner past its eviction, then SIGCONT: two owners cannot both commit, and the old one leaves (promise P1).</summary>
[Trait("Promise", "P1")]
public sealed class FrozenOwnerTests(BoilerCluster boiler, ITestOutputHelper output) : IClassFixture<BoilerCluster>
{
    [Fact]
    public async Task OwnerFrozenAndResumed_CommitsNothingAndItsSiloLeaves()
    {
        var table = new GapTable("SIGSTOP of the owner's silo");
        await using var commits = await CommitWatch.StartAsync(boiler.Cluster, BoilerCluster.Loop);
        var before = await boiler.WholeAsync();
        var owner = await boiler.Cluster.OwnerOfAsync(BoilerCluster.Loop);
        var frozenAt = commits.Now;
        DevCluster.Freeze(owner.Pid);
        try
        {
            await Eventually.TrueAsync(
                () => commits.Last is { } last && last.Epoch > before.Epoch, TimeSpan.FromSeconds(30),
                () => $"last commit {commits.Last}, frozen {owner}. {boiler.Cluster.Diagnostics()}", "another silo commits under a newer epoch");
            table.Add(commits.LongestGap(frozenAt, commits.Now));
        }
        finally
        {
            DevCluster.Unfreeze(owner.Pid);
        }

        await Eventually.TrueAsync(() => !DevCluster.IsAlive(owner.Pid), TimeSpan.FromSeconds(20), () => boiler.Cluster.LogOf(owner.Name), "the frozen silo leaves when it wakes");
        var after = await boiler.WholeAsync();
        after.Epoch.ShouldBe(before.Epoch + 1, "the old owner did not take the loop back");
        commits.Regressions().ShouldBeEmpty();

        // What the old owner would have sent: the valve knows the newer epoch and refuses.
        using var late = new HttpRequestMessage(HttpMethod.Post, new Uri(boiler.Cluster.PlantUrl("valve1"), "/valve"));
        late.Headers.Add("Idempotency-Key", $"boiler/valve/late-{before.Seq}");
        late.Headers.Add("X-Loop-Epoch", before.Epoch.ToString(System.Globalization.CultureInfo.InvariantCulture));
        late.Content = JsonContent.Create(new { value = 100.0 });
        using var answer = await boiler.Cluster.Http.SendAsync(late);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var ledger = await boiler.Cluster.LedgerAsync();
        table.Print(output, ledger);
        ledger.StaleAccepted.ShouldBe(0);
        ledger.AppliedTwice.ShouldBe(0);
        table.Largest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
