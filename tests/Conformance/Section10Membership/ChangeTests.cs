using System.Collections.Concurrent;
using Orleans.TestingHost;

namespace OrleansHa.Tests.Conformance.Section10Membership;

/// <summary>orleans-api.md §10 and §15: silos come, leave and die.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task JoiningSilo_IsSeenByAll_AndTakesGrains()
    {
        await using var cluster = await StartAsync(2);
        var joined = await cluster.StartAdditionalSiloAsync();
        await SeenAsync(cluster, joined.SiloAddress, SiloStatus.Active);
        cluster.Silos.Count.ShouldBe(3);

        RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, joined.SiloAddress);
        var grain = cluster.Client.GetGrain<Section09Placement.IRandomPlaced>(Keys.New());
        (await grain.WhereAsync()).ShouldBe(joined.SiloAddress);
    }

    [Fact]
    public async Task LeavingSilo_DeactivatesItsGrains_AndIsSeenDead()
    {
        await using var cluster = await StartAsync(2);
        var leaving = cluster.Silos[1];
        var listener = new Listener();
        cluster.Silos[0].ServiceProvider.GetRequiredService<ISiloStatusOracle>().SubscribeToSiloStatusEvents(listener);
        var key = Keys.New();
        var inside = leaving.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ILocalLife>(key);
        (await inside.WhereAsync()).ShouldBe(leaving.SiloAddress);

        await cluster.StopSiloAsync(leaving);
        Journal.Of(key).ShouldContain("deactivated ShuttingDown");
        await SeenAsync(cluster, leaving.SiloAddress, SiloStatus.Dead);
        await Eventually.TrueAsync(() => listener.Seen.Contains((leaving.SiloAddress, SiloStatus.Dead)), Bounds.Cluster);
        (await cluster.Client.GetGrain<ILocalLife>(key).WhereAsync()).ShouldBe(cluster.Silos[0].SiloAddress);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task KilledSilo_IsSeenDead_AndItsGrainsComeBackElsewhere()
    {
        await using var cluster = await StartAsync(3);
        var killed = cluster.Silos[2];
        var survivor = cluster.Silos[0].ServiceProvider.GetRequiredService<IClusterMembershipService>();
        var version = survivor.CurrentSnapshot.Version;
        var key = Keys.New();
        var inside = killed.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ILocalLife>(key);
        (await inside.WhereAsync()).ShouldBe(killed.SiloAddress);

        await cluster.KillSiloAsync(killed);
        await SeenAsync(cluster, killed.SiloAddress, SiloStatus.Dead);
        survivor.CurrentSnapshot.Version.ShouldBeGreaterThan(version);
        var where = await Eventually.ValueAsync(
            async () => await Patiently.CallAsync(() => cluster.Client.GetGrain<ILocalLife>(key).WhereAsync()), address => !address.Equals(killed.SiloAddress), Bounds.Cluster);
        cluster.Silos.Select(silo => silo.SiloAddress).ShouldContain(where);
    }

    [Fact]
    public async Task RestartedSilo_HasItsNameAndALaterGeneration()
    {
        await using var cluster = await StartAsync(2);
        var before = cluster.Silos[1];
        var after = (await cluster.RestartSiloAsync(before)).ShouldNotBeNull();
        after.Name.ShouldBe(before.Name);
        after.SiloAddress.ShouldNotBe(before.SiloAddress);
        await SeenAsync(cluster, after.SiloAddress, SiloStatus.Active);
    }

    private static async Task<InProcessTestCluster> StartAsync(short silos)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) => CommonSilo.Configure(silo));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task SeenAsync(InProcessTestCluster cluster, SiloAddress address, SiloStatus status)
    {
        foreach (var silo in cluster.Silos)
        {
            var oracle = silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>();
            await Eventually.TrueAsync(() => oracle.GetApproximateSiloStatus(address) == status, Bounds.Cluster,
                () => $"{silo.Name} says {oracle.GetApproximateSiloStatus(address)} of {address}", $"every silo says {status}");
        }
    }

    private sealed class Listener : ISiloStatusListener
    {
        public ConcurrentQueue<(SiloAddress, SiloStatus)> Seen { get; } = new();

        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => Seen.Enqueue((updatedSilo, status));
    }
}

public interface ILocalLife : IGrainWithStringKey
{
    Task<SiloAddress> WhereAsync();
}

[Orleans.Placement.PreferLocalPlacement]
public sealed class LocalLifeGrain : Grain, ILocalLife
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Add(this.GetPrimaryKeyString(), $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
