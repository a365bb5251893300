using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos;

/// <summary>A pushed signal that got its receipt is still there after kill -9 of every silo at once (promise P2).</summary>
[Trait("Promise", "P2")]
public sealed class AcknowledgedSignalTests(BoilerCluster boiler) : IClassFixture<BoilerCluster>
{
    [Fact]
    public async Task EverySiloKilled_AcknowledgedSampleSurvives()
    {
        await boiler.WholeAsync();
        var cluster = boiler.Cluster;
        await PushedLoop.ApplyAsync(cluster);

        var receipt = await PushedLoop.PushAsync(cluster, "s-1", 61.5, DateTimeOffset.UtcNow);
        receipt.GetProperty("status").GetString().ShouldBe("accepted", receipt.ToString());

        await Task.WhenAll(cluster.Silos.Select(silo => DevCluster.KillAsync(silo.Pid)));
        await boiler.WholeAsync();

        var view = await Eventually.ValueAsync(() => cluster.LoopAsync(PushedLoop.Name), loop => loop.Value is not null, TimeSpan.FromSeconds(30));
        view.Value.ShouldBe(61.5, view.Json.ToString());
        view.Seq.ShouldBeGreaterThanOrEqualTo(receipt.GetProperty("seq").GetInt64());
        (await PushedLoop.PushAsync(cluster, "s-1", 61.5, DateTimeOffset.UtcNow)).GetProperty("status").GetString().ShouldBe("duplicate");
    }
}
