using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section10Services;

/// <summary>orleans-api.md §10: grain services.</summary>
public sealed class GrainServiceTests(PairOfSilos cluster) : IClassFixture<PairOfSilos>
{
    [Fact]
    public async Task Service_RunsOnceOnEverySilo_AndIsCalledBySilo()
    {
        foreach (var silo in cluster.Silos)
        {
            (await Keepers().On(silo.SiloAddress).WhereAsync()).ShouldBe(silo.SiloAddress);
            (await Keepers(1).On(silo.SiloAddress).WhereAsync()).ShouldBe(silo.SiloAddress);
        }
    }

    [Fact]
    public async Task Service_IsInitialized_ThenStarted_ThenWorksInTheBackground()
    {
        var keeper = Keepers().On(cluster.Silos[1].SiloAddress);
        var life = await Eventually.ValueAsync(keeper.LifeAsync, entries => entries.Contains("background"), Bounds.Event);
        life.ShouldBe(["made", "init", "start", "background"]);
    }

    [Fact]
    public async Task EveryHash_HasOneKeeper_AndItIsTheOneThatIsCalled()
    {
        foreach (var hash in Enumerable.Range(0, 64).Select(step => (uint)step * 0x0400_0001))
        {
            // Both silos learn of the second one's start a moment after it.
            await Eventually.TrueAsync(async () => await KeepersOf(hash) is { Length: 1 } found && found[0].Equals(await Keepers().For(hash).WhereAsync()), Bounds.Cluster);
        }
    }

    [Fact]
    public async Task Grain_CallsTheServiceOfItsOwnHash_FromAnySilo()
    {
        var key = Keys.New();
        var grain = cluster.Client.GetGrain<IServedByKeeper>(key);
        var hash = grain.GetGrainId().GetUniformHashCode();
        await Eventually.TrueAsync(async () => await KeepersOf(hash) is { Length: 1 } found && found[0].Equals(await grain.KeeperAsync()), Bounds.Cluster);
        (await grain.AsCallerAsync()).ShouldBe(grain.GetGrainId().ToString());
    }

    [Fact]
    public async Task Calls_Interleave_OneTurnAtATime()
    {
        var gate = Keys.New();
        var keeper = Keepers().On(cluster.Silos[0].SiloAddress);
        var waiting = Enumerable.Range(0, 4).Select(_ => keeper.WaitAsync(gate)).ToArray();
        await Gate.Of(gate).EnteredAsync(4);
        Gate.Of(gate).Open();
        (await Task.WhenAll(waiting).WaitAsync(Bounds.Event)).ShouldAllBe(overlapped => !overlapped);
    }

    [Fact]
    public async Task Service_CallsGrains_AndItsTimersTick()
    {
        var keeper = Keepers().On(cluster.Silos[0].SiloAddress);
        var where = await keeper.AskGrainAsync(Keys.New());
        cluster.Silos.Select(silo => silo.SiloAddress).ShouldContain(where);
        await Eventually.ValueAsync(keeper.TicksAsync, ticks => ticks >= 2, Bounds.Event);
    }

    [Fact]
    public async Task Exception_ReachesTheCaller()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Keepers().On(cluster.Silos[1].SiloAddress).FailAsync("not today"));
        error.Message.ShouldBe("not today");
    }

    [Fact]
    public async Task Ranges_ChangeHands_WhenSilosComeAndGo()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => PairOfSilos.Configure(silo));
        await using var own = builder.Build();
        await own.DeployAsync();
        var keepers = own.Silos[0].ServiceProvider.GetRequiredService<IKeeperClient>();
        var first = keepers.On(own.Silos[0].SiloAddress);
        uint[] hashes = [.. Enumerable.Range(0, 64).Select(step => (uint)step * 0x0400_0001)];
        (await CountAsync(first, hashes)).ShouldBe(64, "alone it answers for all");

        var joined = await own.StartAdditionalSiloAsync();
        var second = keepers.On(joined.SiloAddress);
        await Eventually.TrueAsync(
            async () => await CountAsync(first, hashes) is > 0 and < 64 and var kept && await CountAsync(second, hashes) == 64 - kept, Bounds.Cluster);
        (await first.RangeChangesAsync()).ShouldBeGreaterThan(0);

        await own.StopSiloAsync(joined);
        Journal.Of(joined.SiloAddress.ToParsableString()).ShouldBe(["stop"]);
        await Eventually.TrueAsync(async () => await CountAsync(first, hashes) == 64, Bounds.Cluster);
        (await first.RangeChangesAsync()).ShouldBeGreaterThan(1);
    }

    private static async Task<int> CountAsync(IKeeper keeper, uint[] hashes)
    {
        var count = 0;
        foreach (var hash in hashes) count += await keeper.KeepsAsync(hash) ? 1 : 0;
        return count;
    }

    private async Task<SiloAddress[]> KeepersOf(uint hash)
    {
        var found = new List<SiloAddress>();
        foreach (var silo in cluster.Silos)
        {
            if (await Keepers().On(silo.SiloAddress).KeepsAsync(hash)) found.Add(silo.SiloAddress);
        }

        return [.. found];
    }

    private IKeeperClient Keepers(int silo = 0) => cluster.Silo<IKeeperClient>(silo);
}
