using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section10Services;

/// <summary>orleans-api.md §10: the management grain.</summary>
public sealed class ManagementTests(PairOfSilos cluster) : IClassFixture<PairOfSilos>
{
    private const string WatchedText = $"{nameof(OrleansHa)}.{nameof(Tests)}.{nameof(Conformance)}.{nameof(Section10Services)}.{nameof(WatchedGrain)},OrleansHa.Tests.Conformance";

    private IManagementGrain Management => cluster.Client.GetGrain<IManagementGrain>(0);

    private SiloAddress[] Addresses => [.. cluster.Silos.Select(silo => silo.SiloAddress)];

    [Fact]
    public async Task Hosts_AreTheSilosAndTheirStatus()
    {
        var hosts = await Management.GetHosts(onlyActive: true);
        hosts.Keys.Order().ShouldBe(Addresses.Order());
        hosts.Values.ShouldAllBe(status => status == SiloStatus.Active);
        (await Management.GetHosts()).Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task DetailedHosts_AreTheTablesRows()
    {
        var rows = await Management.GetDetailedHosts(onlyActive: true);
        rows.Length.ShouldBe(2);
        foreach (var row in rows)
        {
            var silo = cluster.Silos.Single(candidate => candidate.SiloAddress.Equals(row.SiloAddress));
            row.SiloName.ShouldBe(silo.Name);
            row.Status.ShouldBe(SiloStatus.Active);
            row.StartTime.ShouldBeLessThanOrEqualTo(DateTime.UtcNow);
        }
    }

    [Fact]
    public async Task RuntimeStatistics_ComeInTheOrderAskedFor()
    {
        await Watched(Keys.New(), 0).WhereAsync();
        await Management.ForceRuntimeStatisticsCollection(Addresses);
        var statistics = await Management.GetRuntimeStatistics(Addresses);
        statistics.Length.ShouldBe(2);
        statistics.Sum(one => one.ActivationCount).ShouldBeGreaterThanOrEqualTo(1);
        statistics.ShouldAllBe(one => one.RecentlyUsedActivationCount <= one.ActivationCount && one.DateTime <= DateTime.UtcNow && !one.IsOverloaded);
    }

    [Fact]
    public async Task Statistics_NameEveryActivationsClassSiloAndGrain()
    {
        var (first, second) = (Keys.New(), Keys.New());
        await Watched(first, 0).WhereAsync();
        await Watched(second, 1).WhereAsync();

        var simple = await Management.GetSimpleGrainStatistics();
        simple.Where(one => one.GrainType == WatchedText).Select(one => one.SiloAddress).Distinct().Order().ShouldBe(Addresses.Order());
        (await Management.GetSimpleGrainStatistics([Addresses[0]])).ShouldAllBe(one => one.SiloAddress.Equals(Addresses[0]));

        var detailed = await Management.GetDetailedGrainStatistics([WatchedText]);
        detailed.ShouldAllBe(one => one.GrainType == WatchedText);
        detailed.Single(one => one.GrainId.Key.ToString() == first).SiloAddress.ShouldBe(Addresses[0]);
        detailed.Single(one => one.GrainId.Key.ToString() == second).SiloAddress.ShouldBe(Addresses[1]);
        (await Management.GetDetailedGrainStatistics(hostsIds: [Addresses[1]])).ShouldNotContain(one => one.GrainId.Key.ToString() == first);
    }

    [Fact]
    public async Task Counts_IncludeTheManagementGrainItself()
    {
        await Watched(Keys.New(), 1).WhereAsync();
        (await Management.GetTotalActivationCount()).ShouldBeGreaterThanOrEqualTo(2);
        (await Management.GetGrainActivationCount((GrainReference)Management)).ShouldBe(1);
    }

    [Fact]
    public async Task ActivationAddress_IsWhereTheGrainIs_AndNullWhenNowhere()
    {
        var key = Keys.New();
        (await Management.GetActivationAddress(cluster.Client.GetGrain<IWatched>(key))).ShouldBeNull();
        await Watched(key, 1).WhereAsync();
        (await Management.GetActivationAddress(cluster.Client.GetGrain<IWatched>(key))).ShouldBe(Addresses[1]);
        (await Management.GetGrainActivationCount((GrainReference)cluster.Client.GetGrain<IWatched>(key))).ShouldBe(1);

        await cluster.Cluster.MigrateAsync(cluster.Client.GetGrain<IWatched>(key).GetGrainId(), Addresses[0]);
        (await Management.GetActivationAddress(cluster.Client.GetGrain<IWatched>(key))).ShouldBe(Addresses[0]);
        await cluster.Cluster.DeactivateAsync(cluster.Client.GetGrain<IWatched>(key));
        (await Management.GetActivationAddress(cluster.Client.GetGrain<IWatched>(key))).ShouldBeNull();
    }

    [Fact]
    public async Task ActivationAddress_OfAStatelessWorker_IsRefused() => await Should.ThrowAsync<InvalidOperationException>(
        async () => await Management.GetActivationAddress(cluster.Client.GetGrain<Section05Concurrency.IPairOfWorkers>(Keys.New())));

    [Fact]
    public async Task ActiveGrains_AreThoseOfTheType()
    {
        var key = Keys.New();
        var grain = Watched(key, 1);
        await grain.WhereAsync();
        var active = await Management.GetActiveGrains(grain.GetGrainId().Type);
        active.ShouldContain(grain.GetGrainId());
        active.ShouldAllBe(found => found.Type == grain.GetGrainId().Type);
        active.Distinct().Count().ShouldBe(active.Count);
    }

    [Fact]
    public async Task ForcedCollection_EndsWhatIsIdle_OnTheSilosNamed()
    {
        // A cluster of its own: it ends every idle activation there is.
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        await using var own = builder.Build();
        await own.DeployAsync();
        var management = own.Client.GetGrain<IManagementGrain>(0);
        var (first, second) = (Keys.New(), Keys.New());
        await On(0).GetGrain<IWatched>(first).WhereAsync();
        await On(1).GetGrain<IWatched>(second).WhereAsync();
        var worker = On(1).GetGrain<Section05Concurrency.ILocalWorker>(Keys.New());
        await worker.WhereAsync();

        await management.ForceActivationCollection([own.Silos[0].SiloAddress], TimeSpan.Zero);
        await Journal.HasAsync(first, "gone ActivationIdle");
        await management.ForceActivationCollection(TimeSpan.FromHours(1));
        Journal.Of(second).ShouldBeEmpty("its silo was not named, and it was not idle for that long");
        await management.ForceActivationCollection(TimeSpan.Zero);
        await Journal.HasAsync(second, "gone ActivationIdle");
        await Eventually.TrueAsync(async () => (await management.GetActiveGrains(worker.GetGrainId().Type)).Count == 0, Bounds.Event);
        (await worker.WhereAsync()).ShouldBe(own.Silos[1].SiloAddress);
        (await management.GetActiveGrains(worker.GetGrainId().Type)).ShouldBe([worker.GetGrainId()]);

        IGrainFactory On(int silo) => own.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();
    }

    [Fact]
    public async Task ForcedGarbageCollection_IsDone()
    {
        var before = GC.CollectionCount(GC.MaxGeneration);
        await Management.ForceGarbageCollection(Addresses);
        GC.CollectionCount(GC.MaxGeneration).ShouldBeGreaterThan(before);
    }

    /// <summary>Called from a silo, it stays there.</summary>
    private IWatched Watched(string key, int silo) => cluster.Inside(silo).GetGrain<IWatched>(key);
}

public interface IWatched : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();
}

[Orleans.Placement.PreferLocalPlacement]
public sealed class WatchedGrain : Grain, IWatched
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"gone {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
