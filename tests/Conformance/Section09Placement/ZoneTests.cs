using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section09Placement;

/// <summary>orleans-api.md §9: silo metadata and placement filters. Silo_0 and Silo_2 are in zone a, Silo_1 in zone b.</summary>
public sealed class ZoneTests(ThreeZones cluster) : IClassFixture<ThreeZones>
{
    [Fact]
    public async Task Metadata_OfEverySilo_ReachesEverySilo()
    {
        foreach (var asked in cluster.Silos)
        {
            var cache = asked.ServiceProvider.GetRequiredService<ISiloMetadataCache>();
            foreach (var silo in cluster.Silos)
            {
                await Eventually.TrueAsync(
                    () => cache.GetSiloMetadata(silo.SiloAddress).Metadata.GetValueOrDefault("zone") == ThreeZones.ZoneOf(silo.Name),
                    Bounds.Cluster, () => $"{asked.Name} does not know the zone of {silo.Name}");
            }
        }
    }

    [Fact]
    public void Metadata_OfAnUnknownSilo_IsEmpty() =>
        cluster.Silo<ISiloMetadataCache>().GetSiloMetadata(SiloAddress.New(System.Net.IPAddress.Loopback, 9, 9)).ShouldBe(SiloMetadata.Empty);

    [Theory]
    [InlineData("Silo_0", "a")]
    [InlineData("Silo_1", "b")]
    [InlineData("Silo_2", "a")]
    public async Task RequiredMatch_StaysInTheZoneOfThePlacingSilo(string from, string zone)
    {
        await MetadataIsKnownAsync();
        for (var number = 0; number < 15; number++)
            ZoneOf(await From(from).GetGrain<ISameZone>(Keys.New()).WhereAsync()).ShouldBe(zone);
    }

    [Fact]
    public async Task RequiredMatch_UsesEverySiloOfTheZone()
    {
        await MetadataIsKnownAsync();
        var seen = new HashSet<SiloAddress>();
        for (var number = 0; number < 60 && seen.Count < 2; number++)
            seen.Add(await From("Silo_0").GetGrain<ISameZone>(Keys.New()).WhereAsync());
        seen.Order().ShouldBe(new[] { cluster.Named("Silo_0").SiloAddress, cluster.Named("Silo_2").SiloAddress }.Order());
    }

    [Fact]
    public async Task RequiredMatch_OfAKeyNobodyHas_ExcludesNobody() =>
        (await From("Silo_0").GetGrain<IMissingKey>(Keys.New()).WhereAsync()).ShouldNotBeNull();

    [Fact]
    public async Task PreferredMatch_TakesTheBestMatch()
    {
        await MetadataIsKnownAsync();
        foreach (var name in new[] { "Silo_0", "Silo_1", "Silo_2" })
        {
            for (var number = 0; number < 5; number++)
                (await From(name).GetGrain<INearRack>(Keys.New()).WhereAsync()).ShouldBe(cluster.Named(name).SiloAddress);
        }
    }

    [Fact]
    public async Task PreferredMatch_KeepsEnoughCandidates()
    {
        await MetadataIsKnownAsync();
        var fromA = new HashSet<SiloAddress>();
        var fromB = new HashSet<SiloAddress>();
        for (var number = 0; number < 60; number++)
        {
            fromA.Add(await From("Silo_0").GetGrain<INearZone>(Keys.New()).WhereAsync());
            fromB.Add(await From("Silo_1").GetGrain<INearZone>(Keys.New()).WhereAsync());
        }

        fromA.Select(ZoneOf).Distinct().ShouldBe(["a"]);
        fromA.Count.ShouldBe(2);
        fromB.Count.ShouldBe(3, "zone b alone is one candidate too few");
    }

    [Fact]
    public async Task OwnFilter_RemovesSilos()
    {
        for (var number = 0; number < 15; number++)
            (await cluster.Client.GetGrain<INotOnFirst>(Keys.New()).WhereAsync()).ShouldNotBe(cluster.Named("Silo_0").SiloAddress);
    }

    [Fact]
    public async Task Filters_RunInTheirOrderAndNarrowDown()
    {
        await MetadataIsKnownAsync();
        for (var number = 0; number < 15; number++)
            (await From("Silo_0").GetGrain<ITwoFilters>(Keys.New()).WhereAsync()).ShouldBe(cluster.Named("Silo_2").SiloAddress);
    }

    [Fact]
    public async Task Filters_OfEqualOrder_FailTheCall() =>
        (await Should.ThrowAsync<Exception>(From("Silo_0").GetGrain<ITwoFiltersOfOneOrder>(Keys.New()).WhereAsync())).ToString()
            .ShouldContain(nameof(InvalidOperationException));

    [Fact]
    public async Task Filters_LeavingNobody_FailTheCall() =>
        await Should.ThrowAsync<OrleansException>(cluster.Client.GetGrain<INowhere>(Keys.New()).WhereAsync());

    private IGrainFactory From(string name) => cluster.Named(name).ServiceProvider.GetRequiredService<IGrainFactory>();

    private string ZoneOf(SiloAddress address) => ThreeZones.ZoneOf(cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)).Name);

    private Task MetadataIsKnownAsync() => Eventually.TrueAsync(
        () => cluster.Silos.All(asked => cluster.Silos.All(silo => Knows(asked, silo))), Bounds.Cluster);

    private static bool Knows(InProcessSiloHandle asked, InProcessSiloHandle silo) =>
        asked.ServiceProvider.GetRequiredService<ISiloMetadataCache>().GetSiloMetadata(silo.SiloAddress).Metadata.ContainsKey("zone");
}
