using System.Globalization;
using Orleans.Concurrency;
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

    public async Task<ClusterStatus> StatusAsync()
    {
        var (store, owners) = await AskStoreAsync();
        var silos = membership.CurrentSnapshot.Members.Values
            .OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.SiloAddress)
            .Select(member => Describe(member, owners))
            .ToArray();
        return new ClusterStatus { Silos = silos, Store = store, Survives = Survival.Forecast(silos, owners.Values.Sum()) };
    }

    private SiloInfo Describe(ClusterMember member, IReadOnlyDictionary<string, int> owners)
    {
        var silo = member.SiloAddress;
        var loops = owners.GetValueOrDefault(silo.ToParsableString());
        return new SiloInfo
        {
            Name = member.Name,
            Address = silo.ToParsableString(),
            Zone = zones.ZoneOf(silo),
            Status = member.Status.ToString(),
            Pid = int.TryParse(zones.Find(silo, SiloZones.PidKey), CultureInfo.InvariantCulture, out var pid) ? pid : null,
            StartedAt = DateTimeOffset.TryParse(zones.Find(silo, SiloZones.StartedAtKey), CultureInfo.InvariantCulture, out var started) ? started : null,
            Loops = loops,
            Activations = loops,
        };
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
