using Orleans.Runtime.Hosting;
using Orleans.TestingHost;
using OrleansHa.Tests.Conformance.Section08Migration;
using OrleansHa.Tests.Conformance.Section08Persistence;
using OrleansHa.Tests.Conformance.Section10Services;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>Two silos with a grain service: for what moves between silos or runs on each.</summary>
public sealed class PairOfSilos : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => Configure(silo));
        return DeployAsync(builder);
    });

    public static void Configure(ISiloBuilder silo)
    {
        CommonSilo.Configure(silo);
        silo.Services.AddGrainStorage("Scripted", (_, _) => new ScriptedStorage());
        silo.AddPlacementDirector<GatedPlacement, GatedDirector>();
        silo.AddGrainService<KeeperService>();
        silo.Services.AddSingleton<IKeeperClient, KeeperClient>();
    }

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
