using Orleans.Core.Internal;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>A stateful stage answers a step once, whatever happens to its activation.</summary>
public sealed class ProcessorTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private LoopCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await LoopCluster.StartAsync(database.ConnectionString, 2);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task SameSeq_AfterTheActivationIsGone_GetsTheSameAnswer()
    {
        var stage = _cluster.Grains.GetGrain<IProcessorGrain>("a-loop/smooth");
        await stage.ProcessAsync(Request(1, 10));
        var first = await stage.ProcessAsync(Request(2, 20));

        await stage.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        var again = await stage.ProcessAsync(Request(2, 99));
        var next = await stage.ProcessAsync(Request(3, 15));

        first.Value.ShouldBe(15);
        again.ShouldBe(first with { Repeated = true });
        next.Value.ShouldBe(15);
        (await stage.ProcessAsync(Request(1, 10))).Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task Cluster_Asked_TellsItsSilosAndWhatSurvives()
    {
        await _cluster.Grains.GetGrain<IProcessorGrain>("counted/smooth").ProcessAsync(Request(1, 1));

        var status = await Eventually.ValueAsync(
            () => _cluster.Grains.GetGrain<IClusterGrain>(0).StatusAsync(),
            status => status.Silos.Length == 2 && status.Silos.All(silo => silo.Zone.Length > 0) && status.Silos.Sum(silo => silo.Activations) > 0);

        status.Silos.ShouldAllBe(silo => silo.Status == "Active" && silo.Pid == Environment.ProcessId && silo.StartedAt != null);
        status.Store.Status.ShouldBe("ok");
        status.Survives.Select(forecast => string.Join("+", forecast.Zones)).ShouldBe(["a", "b", "a+b"]);
    }

    private static ProcessorRequest Request(long seq, double value) => new()
    {
        Epoch = 1,
        Seq = seq,
        Value = value,
        At = DateTimeOffset.UtcNow,
        Type = "ewma",
        Parameters = new() { ["alpha"] = 0.5 },
    };
}
