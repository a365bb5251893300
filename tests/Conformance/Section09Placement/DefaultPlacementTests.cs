using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section09Placement;

/// <summary>orleans-api.md §9: the strategy of classes that name none.</summary>
public sealed class DefaultPlacementTests
{
    [Fact]
    public async Task DefaultStrategy_IsTheOneTheContainerHas()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            CommonSilo.Configure(silo);
            silo.Services.AddSingleton<PlacementStrategy, HashBasedPlacement>();
        });
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var sorted = cluster.Silos.Select(silo => silo.SiloAddress).Order().ToArray();
        for (var i = 0; i < 10; i++)
        {
            var grain = cluster.Client.GetGrain<IDefaultPlaced>(Keys.New());
            (await grain.WhereAsync()).ShouldBe(sorted[(int)(grain.GetGrainId().GetUniformHashCode() & 0x7FFF_FFFF) % 2]);
        }
    }
}
