using Orleans.Runtime.Placement;

namespace OrleansHa.Tests.Conformance.Section09Placement;

/// <summary>orleans-api.md §9: where new activations go.</summary>
public sealed class PlacementTests(ThreeZones cluster) : IClassFixture<ThreeZones>
{
    [Fact]
    public async Task Random_ReachesEverySilo()
    {
        var seen = new HashSet<SiloAddress>();
        // Missing one of three in 60 draws has a chance of 1 in 10 billion.
        for (var number = 0; number < 60 && seen.Count < 3; number++)
            seen.Add(await Where<IRandomPlaced>(Keys.New()));
        seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task PreferLocal_StaysWithTheCaller()
    {
        for (var index = 0; index < 3; index++)
            (await From(index).GetGrain<ILocalPlaced>(Keys.New()).WhereAsync()).ShouldBe(cluster.Silos[index].SiloAddress);
    }

    [Fact]
    public async Task PreferLocal_CalledByAGrain_StaysWithThatGrain()
    {
        var first = cluster.Client.GetGrain<ILocalPlaced>(Keys.New());
        (await first.WhereOtherAsync(Keys.New())).ShouldBe(await first.WhereAsync());
    }

    [Fact]
    public async Task HashBased_FollowsTheUniformHash()
    {
        var silos = cluster.Silos.Select(silo => silo.SiloAddress).Order().ToArray();
        for (var number = 0; number < 10; number++)
        {
            var grain = cluster.Client.GetGrain<IHashPlaced>(Keys.New());
            var index = (int)(grain.GetGrainId().GetUniformHashCode() & 0x7FFFFFFF) % silos.Length;
            (await grain.WhereAsync()).ShouldBe(silos[index]);
        }
    }

    [Fact]
    public async Task Activation_StaysWhereItIs_WhoeverCalls()
    {
        var key = Keys.New();
        var where = await From(0).GetGrain<ILocalPlaced>(key).WhereAsync();
        (await From(1).GetGrain<ILocalPlaced>(key).WhereAsync()).ShouldBe(where);
        (await From(2).GetGrain<ILocalPlaced>(key).WhereAsync()).ShouldBe(where);
        (await Where<ILocalPlaced>(key)).ShouldBe(where);
    }

    [Fact]
    public async Task Hint_IsFollowedByTheBuiltInDirectors()
    {
        foreach (var silo in cluster.Silos)
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo.SiloAddress);
            (await Where<IRandomPlaced>(Keys.New())).ShouldBe(silo.SiloAddress);
            (await Where<ILocalPlaced>(Keys.New())).ShouldBe(silo.SiloAddress);
            (await Where<IHashPlaced>(Keys.New())).ShouldBe(silo.SiloAddress);
            (await Where<IDefaultPlaced>(Keys.New())).ShouldBe(silo.SiloAddress);
        }
    }

    [Fact]
    public async Task Hint_ForAnActiveGrain_MovesNothing()
    {
        var key = Keys.New();
        var where = await From(0).GetGrain<ILocalPlaced>(key).WhereAsync();
        RequestContext.Set(IPlacementDirector.PlacementHintKey, cluster.Silos[1].SiloAddress);
        (await Where<ILocalPlaced>(key)).ShouldBe(where);
    }

    [Fact]
    public async Task OwnDirector_DecidesByItsStrategysParameter()
    {
        for (var number = 0; number < 5; number++)
            (await Where<INamedPlaced>(Keys.New())).ShouldBe(cluster.Named("Silo_1").SiloAddress);
    }

    [Fact]
    public async Task OwnDirector_MayFollowTheHint()
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, cluster.Named("Silo_2").SiloAddress);
        (await Where<INamedPlaced>(Keys.New())).ShouldBe(cluster.Named("Silo_2").SiloAddress);
    }

    [Fact]
    public async Task DirectorException_FailsTheCall() =>
        (await Should.ThrowAsync<Exception>(Where<IFailingPlaced>(Keys.New()))).ToString().ShouldContain("no place for this");

    private IGrainFactory From(int silo) => cluster.Inside(silo);

    private Task<SiloAddress> Where<T>(string key) where T : IPlaced => cluster.Client.GetGrain<T>(key).WhereAsync();
}
