using System.Collections.Concurrent;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Standbys;

/// <summary>The feeds of the loops that run on this silo.</summary>
internal sealed class LoopFeeds(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LoopFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>Called when a feed was opened or its placement changed: somebody has to find standbys.</summary>
    public Action<LoopFeed>? Changed { get; set; }

    /// <summary>Called when a loop has left this silo.</summary>
    public Action<LoopFeed>? Closed { get; set; }

    public ICollection<LoopFeed> All => _feeds.Values;

    public LoopFeed? Find(string loop) => _feeds.GetValueOrDefault(loop);

    public LoopFeed Open(string loop, ClaimedLoop claimed, PlacementDefinition placement)
    {
        var feed = new LoopFeed(claimed, loop, placement, time);
        _feeds[loop] = feed;
        Changed?.Invoke(feed);
        return feed;
    }

    public void Change(LoopFeed feed, PlacementDefinition placement, long revision, string definition, DateTimeOffset appliedAt)
    {
        feed.Changed(placement, revision, definition, appliedAt);
        Changed?.Invoke(feed);
    }

    /// <summary>Does nothing when a later activation has taken the place.</summary>
    public void Close(LoopFeed feed)
    {
        if (_feeds.TryRemove(new KeyValuePair<string, LoopFeed>(feed.Loop, feed)))
            Closed?.Invoke(feed);
    }
}
