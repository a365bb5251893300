using Microsoft.Extensions.Options;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Takeover;

/// <summary>Moves loops out of where they may not be, and back to where they belong when their definition says so.</summary>
internal sealed class OwnerKeeper(
    LoopFeeds feeds, LoopMover mover, ClusterView view, ISiloPlace place, DrainedZones drained, IZoneOrders orders, ISiloStatusOracle oracle,
    IOptions<TakeoverOptions> options, TimeProvider time, ILogger<OwnerKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.OwnerPeriod, time);
        try
        {
            do
            {
                try
                {
                    await LookAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The boundary of one look: the store is away, and what was known of drained zones goes on to hold.
                    TakeoverLog.OwnersNotKept(logger, error);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        drained.Set(await orders.DrainedAsync(stopping).ConfigureAwait(false));
        if (oracle.CurrentStatus != SiloStatus.Active)
            return;
        var picture = view.Picture();
        var moves = new List<Task>();
        foreach (var feed in feeds.All)
        {
            if (Cares(feed.Placement, picture) && !mover.IsMoving(feed.Loop)
                && OwnerPlacement.Target(feed.Loop, feed.Placement, place.Address, feed.Ready(), picture) is { } target)
                moves.Add(mover.MoveAsync(feed.Loop, target));
        }

        await Task.WhenAll(moves).WaitAsync(stopping).ConfigureAwait(false);
    }

    // Most loops may be anywhere and stay where they are.
    private static bool Cares(PlacementDefinition placement, ClusterPicture picture) =>
        !picture.Drained.IsEmpty || !placement.Zones.IsEmpty || placement.Failback == FailbackRule.Return;
}
