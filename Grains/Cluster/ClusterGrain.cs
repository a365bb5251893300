using System.Globalization;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Cluster;

/// <summary>Answers from this silo's view of the membership and from the store.</summary>
[StatelessWorker]
internal sealed class ClusterGrain(
    IClusterMembershipService membership, SiloZones zones, DrainedZones drained, IZoneOrders orders, ILoopCatalog catalog, TimeProvider time)
    : Grain, IClusterGrain
{
    // A dashboard asks every second: an answer without the store's part is better than none in time.
    private static readonly TimeSpan StoreBound = TimeSpan.FromSeconds(1);
    // A list of names, or an order, is asked for by a person.
    private static readonly TimeSpan NamesBound = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ProbeBound = TimeSpan.FromMilliseconds(500);

    public async Task<ClusterStatus> StatusAsync()
    {
        var (store, placed) = await AskStoreAsync();
        var members = Members();
        var counts = await Task.WhenAll(members.Select(CountAsync));
        var silos = members.Select((member, i) => Describe(member, placed, counts[i])).ToArray();
        return new ClusterStatus { Silos = silos, Store = store, Survives = Survival.Forecast(silos, placed), Drained = [.. drained.Current.Order(StringComparer.Ordinal)] };
    }

    public async Task<SurvivalDetail> ForecastAsync(string[] zones)
    {
        using var bound = new CancellationTokenSource(NamesBound, time);
        var placed = await catalog.PlacementsByNameAsync(bound.Token);
        return Survival.Detail([.. Members().Select(member => Describe(member, [], 0))], placed, zones);
    }

    public Task<ZoneOrderResult> DrainZoneAsync(string zone) => OrderAsync(zone, drain: true);

    public Task<ZoneOrderResult> RestoreZoneAsync(string zone) => OrderAsync(zone, drain: false);

    private async Task<ZoneOrderResult> OrderAsync(string zone, bool drain)
    {
        var silos = Members().Where(member => member.Status == SiloStatus.Active).ToDictionary(member => member.SiloAddress.ToParsableString(), member => zones.ZoneOf(member.SiloAddress));
        using var bound = new CancellationTokenSource(NamesBound, time);
        var before = await orders.DrainedAsync(bound.Token);
        if (drain && !before.Contains(zone) && Refusal(zone, silos.Values, before) is { } refusal)
            return new ZoneOrderResult { Zone = zone, State = "open", Refusal = refusal };
        var changed = await orders.SetAsync(zone, drain);
        // This silo need not wait for its next look.
        drained.Set(drain ? before.Append(zone) : before.Where(other => other != zone));
        var placed = await catalog.PlacementsAsync(bound.Token);
        var loops = placed.Where(placing => silos.GetValueOrDefault(placing.Owner) == zone).Sum(placing => placing.Count);
        var standbys = placed.Sum(placing => placing.Count * placing.Standbys.Count(silo => silos.GetValueOrDefault(silo) == zone));
        return new ZoneOrderResult
        {
            Zone = zone,
            State = !drain ? "open" : loops + standbys > 0 ? "draining" : "drained",
            Changed = changed,
            LoopsLeft = loops,
            StandbysLeft = standbys,
        };
    }

    private static string? Refusal(string zone, IReadOnlyCollection<string> active, IReadOnlyCollection<string> drained)
    {
        if (!active.Contains(zone))
            return "unknown_zone";
        return active.Any(other => other != zone && !drained.Contains(other)) ? null : "last_zone";
    }

    private List<ClusterMember> Members() =>
        [.. membership.CurrentSnapshot.Members.Values.OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.SiloAddress)];

    private SiloInfo Describe(ClusterMember member, IReadOnlyList<PlacedLoops> placed, int activations)
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
            Loops = placed.Where(placing => placing.Owner == silo.ToParsableString()).Sum(placing => placing.Count),
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

    private async Task<(StoreStatus Store, IReadOnlyList<PlacedLoops> Placed)> AskStoreAsync()
    {
        using var bound = new CancellationTokenSource(StoreBound, time);
        try
        {
            var store = await catalog.TopologyAsync(bound.Token);
            var status = new StoreStatus
            {
                Status = store.IsReadOnly ? "read_only" : store.AwaitsStandby ? "degraded" : "ok",
                Primary = store.Primary,
                Standbys = [.. store.Standbys],
            };
            return (status, await catalog.PlacementsAsync(bound.Token));
        }
        catch (Exception error) when (error is LoopStoreException or OperationCanceledException or System.Data.Common.DbException)
        {
            return (new StoreStatus { Status = "unreachable" }, []);
        }
    }
}
