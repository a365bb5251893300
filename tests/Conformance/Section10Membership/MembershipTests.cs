namespace OrleansHa.Tests.Conformance.Section10Membership;

/// <summary>orleans-api.md §10: what silos know of each other in a quiet cluster.</summary>
public sealed class MembershipTests(ThreeZones cluster) : IClassFixture<ThreeZones>
{
    [Fact]
    public void Oracle_SeesEverySiloActive()
    {
        foreach (var silo in cluster.Silos)
        {
            var oracle = silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>();
            oracle.SiloAddress.ShouldBe(silo.SiloAddress);
            oracle.SiloName.ShouldBe(silo.Name);
            oracle.CurrentStatus.ShouldBe(SiloStatus.Active);
            oracle.GetActiveSilos().Order().ShouldBe(cluster.Silos.Select(other => other.SiloAddress).Order());
            oracle.GetApproximateSiloStatuses(onlyActive: true).Count.ShouldBe(3);
            foreach (var other in cluster.Silos)
            {
                oracle.GetApproximateSiloStatus(other.SiloAddress).ShouldBe(SiloStatus.Active);
                oracle.IsDeadSilo(other.SiloAddress).ShouldBeFalse();
                oracle.IsFunctionalDirectory(other.SiloAddress).ShouldBeTrue();
                oracle.TryGetSiloName(other.SiloAddress, out var name).ShouldBeTrue();
                name.ShouldBe(other.Name);
            }
        }
    }

    [Fact]
    public void Oracle_AskedForAStranger_SaysNone()
    {
        var oracle = cluster.Silo<ISiloStatusOracle>();
        var stranger = SiloAddress.New(System.Net.IPAddress.Parse("10.99.99.99"), 1, 1);
        oracle.GetApproximateSiloStatus(stranger).ShouldBe(SiloStatus.None);
        oracle.TryGetSiloName(stranger, out _).ShouldBeFalse();
    }

    [Fact]
    public void Listener_SubscribedTwice_IsRefusedTheSecondTime()
    {
        var oracle = cluster.Silo<ISiloStatusOracle>();
        var listener = new Listener();
        oracle.SubscribeToSiloStatusEvents(listener).ShouldBeTrue();
        oracle.SubscribeToSiloStatusEvents(listener).ShouldBeFalse();
        oracle.UnSubscribeFromSiloStatusEvents(listener).ShouldBeTrue();
        oracle.UnSubscribeFromSiloStatusEvents(listener).ShouldBeFalse();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Snapshots_OfAllSilos_Agree()
    {
        await cluster.Silo<IClusterMembershipService>().Refresh();
        var first = cluster.Silo<IClusterMembershipService>().CurrentSnapshot;
        first.Members.Count.ShouldBe(3);
        foreach (var silo in cluster.Silos)
        {
            first.Members[silo.SiloAddress].Status.ShouldBe(SiloStatus.Active);
            first.Members[silo.SiloAddress].Name.ShouldBe(silo.Name);
            first.GetSiloStatus(silo.SiloAddress).ShouldBe(SiloStatus.Active);
            await silo.ServiceProvider.GetRequiredService<IClusterMembershipService>().Refresh(first.Version);
            silo.ServiceProvider.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Version.ShouldBe(first.Version);
        }
    }

    [Fact]
    public void Snapshot_AskedForAPredecessor_SaysDead()
    {
        var snapshot = cluster.Silo<IClusterMembershipService>().CurrentSnapshot;
        var some = cluster.Silos[0].SiloAddress;
        snapshot.GetSiloStatus(SiloAddress.New(some.Endpoint, some.Generation - 1)).ShouldBe(SiloStatus.Dead);
        snapshot.GetSiloStatus(SiloAddress.New(some.Endpoint, some.Generation + 1)).ShouldBe(SiloStatus.None);
    }

    [Fact]
    public async Task Updates_BeginWithTheCurrentSnapshot()
    {
        var service = cluster.Silo<IClusterMembershipService>();
        await foreach (var snapshot in service.MembershipUpdates)
        {
            snapshot.Version.ShouldBe(service.CurrentSnapshot.Version);
            snapshot.AsUpdate().HasChanges.ShouldBeTrue();
            snapshot.AsUpdate().Changes.Length.ShouldBe(3);
            snapshot.CreateUpdate(snapshot).HasChanges.ShouldBeFalse();
            break;
        }
    }

    [Fact]
    public void LocalDetails_AreThoseOfTheSilo()
    {
        var details = cluster.Silo<ILocalSiloDetails>();
        details.SiloAddress.ShouldBe(cluster.Silos[0].SiloAddress);
        details.Name.ShouldBe(cluster.Silos[0].Name);
        details.ClusterId.ShouldBe(cluster.Cluster.Options.ClusterId);
        details.GatewayAddress.ShouldBe(cluster.Silos[0].GatewayAddress);
    }

    private sealed class Listener : ISiloStatusListener
    {
        public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
        {
        }
    }
}
