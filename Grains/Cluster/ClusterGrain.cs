using System.Globalization;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Cluster;

/// <summary>Answers from this silo's view of the membership and from the store.</summary>
[StatelessWorker]
internal sealed class ClusterGrain(IClusterMembershipService membership, SiloZones zones, ILoopCatalog catalog, TimeProvider time) : Grain, IClusterGrain
{
    // A dashboard asks every second: an answer without the store's part is better than none in time.
    private static readonly TimeSpan StoreBound = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeBound = TimeSpan.FromMilliseconds(500);

    public async Task<ClusterStatus> StatusAsync()
    {
        var (store, owners) = await AskStoreAsync();
        var members = membership.CurrentSnapshot.Members.Values
            .OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.SiloAddress).ToList();
        var counts = await Task.WhenAll(members.Select(CountAsync));
        var silos = members.Select((member, i) => Describe(member, owners, counts[i])).ToArray();
        return new ClusterStatus { Silos = silos, Store = store, Survives = Survival.Forecast(silos, owners.Values.Sum()) };
    }

    private SiloInfo Describe(ClusterMember member, IReadOnlyDictionary<string, int> owners, int activations)
    {
        var silo = member.SiloAddress;
        return new SiloInfo
        {
            Name = member.Name,
            Address = silo.ToParsableString(),
            Zone = zones.ZoneOf(silo),
            Status = member.Status.ToString(),
            Pid = int.TryParse(zones.Find(silo, SiloZones.PidKey), CultureInfo.InvariantCulture, out var pid) ? pid : null,
            StartedAt = DateTimeOffset.TryParse(zones.Find(silo, SiloZones.StartedAtKey), CultureInfo.InvariantCulture, out var started) ? started : null,
            Loops = owners.GetValueOrDefault(silo.ToParsableString()),
            Activations = activations,
        };
    }

    /// <returns>0 for a silo that is not active or does not answer in time.</returns>
    private async Task<int> CountAsync(ClusterMember member)
    {
        if (member.Status != SiloStatus.Active)
            return 0;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, member.SiloAddress);
        try
        {
            return await GrainFactory.GetGrain<ISiloProbeGrain>(member.SiloAddress.ToParsableString()).CountAsync().WaitAsync(ProbeBound, time) ?? 0;
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // A silo that dies just now; its status says so soon.
            return 0;
        }
    }

    private async Task<(StoreStatus Store, IReadOnlyDictionary<string, int> Owners)> AskStoreAsync()
    {
        using var bound = new CancellationTokenSource(StoreBound, time);
        try
        {
            var primary = await catalog.PingAsync(bound.Token);
            return (new StoreStatus { Status = "ok", Primary = primary }, await catalog.OwnersAsync(bound.Token));
        }
        catch (Exception error) when (error is LoopStoreException or OperationCanceledException or System.Data.Common.DbException)
        {
            return (new StoreStatus { Status = "unreachable" }, new Dictionary<string, int>());
        }
    }
}
