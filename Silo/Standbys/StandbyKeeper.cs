using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Silo.Store;
using OrleansHa.Silo.Takeover;

namespace OrleansHa.Silo.Standbys;

/// <summary>
/// Gives each loop of this silo the standbys it asks for: looks at the cluster when a loop or a silo comes or goes and every
/// quarter of a second, and writes down who is ready.
/// </summary>
internal sealed class StandbyKeeper(
    LoopFeeds feeds, StandbyMemory memory, ClusterView view, ISiloPlace place, StandbyServiceClient client, StandbyRegister register,
    StandbyInstruments instruments, ISiloStatusOracle oracle, IOptions<StandbyOptions> options, TimeProvider time, ILogger<StandbyKeeper> logger)
    : BackgroundService, ISiloStatusListener
{
    private readonly StandbyOptions _options = options.Value;
    private readonly ConcurrentDictionary<SiloAddress, StandbyLink> _links = new();
    // What is written down, by loop; the epoch tells whether it is still this owner's.
    private readonly ConcurrentDictionary<string, (long Epoch, string Text)> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoopFeed> _changed = new();
    private readonly ConcurrentQueue<(LoopFeed Feed, IReadOnlyList<StandbyFollow> Follows, long Since)> _left = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private Task _registering = Task.CompletedTask;
    private bool _registerFails;
    private ClusterPicture? _picture;

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => Wake();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The oracle holds its listeners weakly; the host holds this service.
        oracle.SubscribeToSiloStatusEvents(this);
        (feeds.Changed, feeds.Closed) = (OnChanged, OnClosed);
        foreach (var feed in feeds.All)
            _changed.Enqueue(feed);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _signal.WaitAsync(_options.LookPeriod, stoppingToken).ConfigureAwait(false);
                await LookAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
        finally
        {
            oracle.UnSubscribeFromSiloStatusEvents(this);
            foreach (var link in _links.Values)
                await link.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var picture = view.Picture();
            var all = _picture is null || !picture.IsLike(_picture);
            _picture = picture;
            while (_changed.TryDequeue(out var feed))
                Place(feed, picture);
            if (all)
            {
                foreach (var feed in feeds.All)
                    Place(feed, picture);
                await CloseLinksAsync(picture).ConfigureAwait(false);
            }

            while (_left.TryPeek(out var left) && time.GetElapsedTime(left.Since) > _options.DropAfter && _left.TryDequeue(out _))
                Drop(left.Feed, left.Follows);
            if (memory.Trim() is > 0 and var trimmed)
                StandbyLog.Trimmed(logger, trimmed);
            // One at a time and not waited for: a store that is away must not keep anybody from finding a standby.
            if (_registering.IsCompleted)
                _registering = RegisterAsync();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The boundary of one look: the next one is due soon, and looks at everything.
            _picture = null;
            StandbyLog.KeepingFailed(logger, error);
        }
    }

    private void Place(LoopFeed feed, ClusterPicture picture)
    {
        if (feed.Wanted == 0 && feed.Follows.Count == 0)
            return;
        var chosen = StandbyPlacement.Choose(feed.Loop, feed.Placement, place.Address, [.. feed.Follows.Select(follow => follow.Link.Silo)], picture);
        Drop(feed, feed.Follow([.. chosen.Select(LinkTo)]));
    }

    private static void Drop(LoopFeed feed, IReadOnlyList<StandbyFollow> follows)
    {
        foreach (var follow in follows)
            (follow.Link as StandbyLink)?.Drop(new StandbyDrop(feed.Loop, feed.Epoch));
    }

    private async Task CloseLinksAsync(ClusterPicture picture)
    {
        foreach (var link in _links.Values.Where(link => !picture.Lives(link.Silo)))
        {
            if (_links.TryRemove(link.Silo, out var gone))
                await gone.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task RegisterAsync()
    {
        var rows = new List<(LoopFeed Feed, string Text, StandbyRow Row)>();
        foreach (var feed in feeds.All)
        {
            var known = _written.TryGetValue(feed.Loop, out var written);
            // A loop that asks for nothing has no row, unless it once asked.
            if (feed.Wanted == 0 && feed.Placement.Zones.IsEmpty && !known)
                continue;
            var row = new StandbyRow(feed.Id, feed.Epoch, feed.Wanted, feed.Placement.Zones, [.. feed.Ready().Select(silo => silo.ToParsableString())]);
            var text = $"{row.Wanted};{string.Join(',', row.Zones)};{string.Join(',', row.Silos)}";
            if (!known || written != (feed.Epoch, text))
                rows.Add((feed, text, row));
        }

        if (rows.Count == 0)
            return;
        try
        {
            await register.WriteAsync(rows.ConvertAll(row => row.Row)).ConfigureAwait(false);
            _registerFails = false;
            foreach (var (feed, text, _) in rows)
                _written[feed.Loop] = (feed.Epoch, text);
        }
        catch (Exception error)
        {
            // The boundary of one write: what differs from what is written down is tried again with the next look; said once.
            if (!_registerFails)
                StandbyLog.RegisterFailed(logger, error, rows.Count);
            _registerFails = true;
        }
    }

    private StandbyLink LinkTo(SiloAddress silo) =>
        _links.GetOrAdd(silo, address => new StandbyLink(address, place.Address, client, _options, instruments, time, logger));

    private void OnChanged(LoopFeed feed)
    {
        _changed.Enqueue(feed);
        Wake();
    }

    private void OnClosed(LoopFeed feed)
    {
        _written.TryRemove(feed.Loop, out _);
        // Whoever takes the loop over needs what they remember; by then the drop says nothing any more.
        if (feed.Follow([]) is { Count: > 0 } follows)
            _left.Enqueue((feed, follows, time.GetTimestamp()));
    }

    private void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just woken it.
        }
    }
}
