using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace OrleansHa.Tests.RuntimeUnit.Activations;

public sealed class ClusterTests
{
    [Fact]
    public async Task Cluster_OfThreeSilosAndClient_AnswersFromOneActivation()
    {
        await using var cluster = new InProcessTestClusterBuilder(3).Build();
        await cluster.DeployAsync();

        foreach (var silo in cluster.Silos)
        {
            var grains = silo.ServiceProvider.GetRequiredService<IGrainFactory>();
            for (var i = 0; i < 10; i++) await grains.GetGrain<IHelloGrain>($"k{i}").Hello(silo.Name);
        }

        for (var i = 0; i < 10; i++)
        {
            (await cluster.Client.GetGrain<IHelloGrain>($"k{i}").Hello("client")).ShouldBe($"Hello client from k{i}");
            (await cluster.Client.GetGrain<IHelloGrain>($"k{i}").Count()).ShouldBe(4, cluster.GetLog());
        }
    }
}
