using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>One silo with memory storage: for what happens inside one activation.</summary>
public sealed class OneSilo : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        return DeployAsync(builder);
    });

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
