using Orleans.Core.Internal;
using Orleans.Runtime.Placement;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section08Migration;

/// <summary>orleans-api.md §8 (end), §3, §15: activations move between silos.</summary>
public sealed class MigrationTests(PairOfSilos cluster) : IClassFixture<PairOfSilos>
{
    [Fact]
    public async Task MigrateOnIdle_MovesToTheHintedSilo_WithAllItCarries()
    {
        var (key, grain, there) = await StartAsync();
        await grain.SetAsync(7, 11);
        Hint(there);
        await grain.MoveAsync();
        RequestContext.Clear();

        await Eventually.ValueAsync(grain.WhereAsync, where => where.Equals(there), Bounds.Event);
        (await grain.ContentAsync()).ShouldBe("7 7 7 11 False");
        Journal.Of(key).ShouldBe(["lifecycle starts", "activated", "deactivated Migrating", "dehydrated", "rehydrated", "lifecycle starts", "activated"]);
    }

    [Fact]
    public async Task PersistentState_MovesWithoutAStorageRead_AndGoesOnWithItsETag()
    {
        var (key, grain, there) = await StartAsync();
        await grain.WriteAsync(5);
        await cluster.Cluster.MigrateAsync(grain.GetGrainId(), there);
        (await grain.ContentAsync()).ShouldBe("0 0 0 5 True");
        await grain.WriteAsync(6);
        await cluster.Cluster.DeactivateAsync(grain.GetGrainId());
        (await grain.ContentAsync()).ShouldBe("0 0 0 6 True");
        Journal.Of(key + "-storage").Count(entry => entry == "read scripted").ShouldBe(2, "once for the first activation, once for the one after the deactivation");
    }

    [Fact]
    public async Task ContextsMigrate_TakesTheHintFromItsArgument()
    {
        var (_, grain, there) = await StartAsync();
        await grain.SetAsync(3, 0);
        await grain.MoveByContextAsync(there);
        await Eventually.ValueAsync(grain.WhereAsync, where => where.Equals(there), Bounds.Event);
        (await grain.ContentAsync()).ShouldStartWith("3 3 3");
    }

    [Fact]
    public async Task ManagementExtension_MovesAGrainFromOutside()
    {
        var (_, grain, there) = await StartAsync();
        await grain.SetAsync(4, 0);
        Hint(there);
        await grain.Cast<IGrainManagementExtension>().MigrateOnIdle();
        RequestContext.Clear();
        await Eventually.ValueAsync(grain.WhereAsync, where => where.Equals(there), Bounds.Event);
        (await grain.ContentAsync()).ShouldStartWith("4 4 4");
    }

    [Fact]
    public async Task ClustersVerbs_Move_Deactivate_AndWait()
    {
        var (_, grain, there) = await StartAsync();
        var first = await grain.ActivationAsync();
        await cluster.Cluster.MigrateAsync(grain, there);
        (await grain.WhereAsync()).ShouldBe(there);
        var second = await grain.ActivationAsync();
        second.ShouldNotBe(first);

        cluster.Cluster.TryGetGrainContext(grain.GetGrainId(), out var context).ShouldBeTrue();
        context!.Address.SiloAddress.ShouldBe(there);
        var gone = cluster.Cluster.WaitForDeactivationAsync(grain);
        gone.IsCompleted.ShouldBeFalse();
        await cluster.Cluster.DeactivateAsync(grain).WaitAsync(Bounds.Event);
        await gone.WaitAsync(Bounds.Event);
        (await grain.ActivationAsync()).ShouldNotBe(second);
    }

    [Fact]
    public async Task SameSiloChosen_GrainStaysThere()
    {
        var (_, grain, _) = await StartAsync();
        var here = await grain.WhereAsync();
        Hint(here);
        await grain.MoveAsync();
        (await grain.WhereAsync()).ShouldBe(here);
        RequestContext.Clear();
    }

    [Theory]
    [InlineData("cannot-leave")]
    [InlineData("cannot-arrive")]
    public async Task FailingParticipant_CostsTheMove_NotTheGrain(string name)
    {
        var (_, grain, there) = await StartAsync(name + "-" + Keys.New());
        await grain.WriteAsync(9);
        await cluster.Cluster.MigrateAsync(grain.GetGrainId(), there).WaitAsync(Bounds.Event);
        (await grain.ContentAsync()).ShouldEndWith("9 True");
    }

    [Fact]
    public async Task CallsDuringMoves_AllRun_OnOneActivationAtATime()
    {
        const int Callers = 4;
        var grain = cluster.Client.GetGrain<ITallyGrain>(Keys.New());
        await grain.AddAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(caller, grain.GetPrimaryKeyString(), stop.Token)).ToArray();
        for (var move = 0; move < 20; move++)
        {
            var here = await grain.WhereAsync();
            Hint(cluster.Silos.Single(silo => !silo.SiloAddress.Equals(here)).SiloAddress);
            await grain.MoveAsync();
            RequestContext.Clear();
            await Eventually.ValueAsync(grain.WhereAsync, where => !where.Equals(here), Bounds.Event);
        }

        await stop.CancelAsync();
        var made = await Task.WhenAll(callers);
        TallyGrain.Overlaps.ShouldBe(0);
        (await grain.TotalAsync()).ShouldBe(made.Sum() + 1, "every call ran once, and its count came along with every move");
    }

    [Fact]
    public async Task TargetThatDiesDuringTheMove_CostsTheMove_NotTheCalls()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => PairOfSilos.Configure(silo));
        await using var own = builder.Build();
        await own.DeployAsync();
        var key = Keys.New();
        var inside = own.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IReluctantGrain>(key);
        (await inside.WhereAsync()).ShouldBe(own.Silos[0].SiloAddress);

        Hint(own.Silos[1].SiloAddress);
        await inside.MoveAsync();
        RequestContext.Clear();
        await Gate.Of(key).EnteredAsync();
        var waiting = inside.WhereAsync();
        await own.KillSiloAsync(own.Silos[1]);
        Gate.Of(key).Open();
        (await waiting.WaitAsync(Bounds.Cluster)).ShouldBe(own.Silos[0].SiloAddress);
    }

    private static void Hint(SiloAddress silo) => RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);

    private async Task<int> CallAsync(int caller, string key, CancellationToken stop)
    {
        // From outside, and from inside of both silos.
        var grain = (caller % 3 == 0 ? cluster.Client : cluster.Inside(caller % 2)).GetGrain<ITallyGrain>(key);
        var made = 0;
        while (!stop.IsCancellationRequested)
        {
            await grain.AddAsync().WaitAsync(Bounds.Event, CancellationToken.None);
            made++;
        }

        return made;
    }

    private async Task<(string Key, IMovingGrain Grain, SiloAddress Elsewhere)> StartAsync(string? name = null)
    {
        var key = name ?? Keys.New();
        var grain = cluster.Client.GetGrain<IMovingGrain>(key);
        var here = await grain.WhereAsync();
        return (key, grain, cluster.Silos.Single(silo => !silo.SiloAddress.Equals(here)).SiloAddress);
    }
}
