using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.TestingHost;
using OrleansHa.Tests.Conformance.Section09Placement;

namespace OrleansHa.Tests.Conformance.Fixtures;

/// <summary>Three silos, <c>Silo_0</c> and <c>Silo_2</c> in zone "a" and <c>Silo_1</c> in zone "b", each with its own rack.</summary>
public sealed class ThreeZones : SharedCluster
{
    private static readonly Lazy<Task<InProcessTestCluster>> Started = new(() =>
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((options, silo) =>
        {
            CommonSilo.Configure(silo);
            // A strategy with a parameter is transient: one instance per grain type.
            silo.Services.AddPlacementDirector<NamedSiloPlacement, NamedSiloDirector>(ServiceLifetime.Transient);
            silo.AddPlacementDirector<FailingPlacement, FailingDirector>();
            silo.Services.AddPlacementFilter<NotOnFilterStrategy, NotOnFilterDirector>(ServiceLifetime.Transient);
            silo.UseSiloMetadata(new Dictionary<string, string> { ["zone"] = ZoneOf(options.SiloName), ["rack"] = options.SiloName });
        });
        return DeployAsync(builder);
    });

    public static string ZoneOf(string siloName) => siloName == "Silo_1" ? "b" : "a";

    public InProcessSiloHandle Named(string name) => Silos.Single(silo => silo.Name == name);

    protected override Task<InProcessTestCluster> StartedAsync() => Started.Value;
}
