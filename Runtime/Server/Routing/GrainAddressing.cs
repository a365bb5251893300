using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime.Messaging;

/// <summary>Finds the silo of a request: the directory's cache, the directory, else a placement. Requests for one grain share one search.</summary>
internal sealed class GrainAddressing(
    IGrainLocator locator, PlacementService placement, ISiloStatusOracle silos, Catalog catalog, ILocalSiloDetails local, TimeProvider timeProvider, ILogger<GrainAddressing> logger)
{
    // While a directory range changes hands a search fails for a moment; callers would rather wait than try again themselves.
    private const int MaxAttempts = 10;
    private static readonly TimeSpan AttemptPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<GrainId, Search> _searches = new();

    /// <summary>Sends the request on once its silo is known; rejects it when there is none. Returns at once.</summary>
    public void Address(Message message, SiloMessageCenter center)
    {
        var grainId = message.TargetGrain;
        if (locator.TryLookupInCache(grainId, out var known) && known.SiloAddress is { } silo && !silos.IsDeadSilo(silo))
        {
            center.SendAddressed(message, silo, known.ActivationId);
            return;
        }

        while (true)
        {
            var search = _searches.GetOrAdd(grainId, static (_, center) => new Search(center), center);
            if (!search.TryJoin(message, out var isFirst)) continue;

            // Away from the caller's turn, its scheduler and its request context.
            if (isFirst) ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.self.RunAsync(work.search), (self: this, search), preferLocal: false);
            return;
        }
    }

    private async Task RunAsync(Search search)
    {
        var first = search.First;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (silo, activation) = await FindAsync(search);
                foreach (var message in Finish(search)) search.Center.SendAddressed(message, silo, activation);
                return;
            }
            catch (Exception error) when (IsPassing(error) && attempt < MaxAttempts && !first.IsExpired)
            {
                RoutingLog.SearchFailed(logger, error, first.TargetGrain, attempt);
                await Task.Delay(AttemptPause, timeProvider);
            }
            catch (Exception error)
            {
                foreach (var message in Finish(search))
                    search.Center.Reject(message, RejectionKind.Unrecoverable, $"No silo was found for {message.TargetGrain}: {error.Message}", error);
                return;
            }
        }
    }

    private static bool IsPassing(Exception error) => error is OrleansMessageRejectionException or TimeoutException;

    private async Task<(SiloAddress Silo, ActivationId Activation)> FindAsync(Search search)
    {
        var grainId = search.First.TargetGrain;
        if (placement.Strategies.StrategyOf(grainId.Type).IsUsingGrainDirectory
            && await locator.Lookup(grainId) is { SiloAddress: { } registered } address
            && !silos.IsDeadSilo(registered))
        {
            if (!registered.Equals(local.SiloAddress) || catalog.TryGet(grainId, out _)) return (registered, address.ActivationId);

            // An activation is in the catalog before it is registered and until it is not: this one's end did not reach the directory.
            await locator.Unregister(address);
        }

        // The latest version that anyone asks for: an older one's silo would not do for all.
        var message = search.MostDemanding;
        return (await placement.PlaceAsync(grainId, message.RequestContext, message.InterfaceType, message.InterfaceVersion), default);
    }

    private List<Message> Finish(Search search)
    {
        _searches.TryRemove(new KeyValuePair<GrainId, Search>(search.First.TargetGrain, search));
        return search.Close();
    }

    private sealed class Search(SiloMessageCenter center)
    {
        private readonly Lock _lock = new();
        private readonly List<Message> _messages = [];
        private bool _closed;

        public SiloMessageCenter Center { get; } = center;

        public Message First => _messages[0];

        public Message MostDemanding
        {
            get
            {
                lock (_lock)
                {
                    return _messages.MaxBy(static message => message.InterfaceVersion)!;
                }
            }
        }

        public bool TryJoin(Message message, out bool isFirst)
        {
            lock (_lock)
            {
                isFirst = _messages.Count == 0;
                if (_closed) return false;
                _messages.Add(message);
                return true;
            }
        }

        public List<Message> Close()
        {
            lock (_lock)
            {
                _closed = true;
                return _messages;
            }
        }
    }
}
