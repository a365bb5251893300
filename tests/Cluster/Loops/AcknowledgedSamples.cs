using System.Collections.Concurrent;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Sends samples to loops, one after the other for each, and keeps which ones were said to be stored.</summary>
internal sealed class AcknowledgedSamples : IAsyncDisposable
{
    // A loop remembers the ids of the last 256 samples; a few of those got no receipt.
    private const int Checked = 200;

    private readonly LoopCluster _cluster;
    private readonly CancellationTokenSource _enough = new();
    private readonly Dictionary<string, ConcurrentQueue<string>> _acknowledged;
    private readonly Task[] _senders;

    private AcknowledgedSamples(LoopCluster cluster, string[] loops)
    {
        _cluster = cluster;
        _acknowledged = loops.ToDictionary(loop => loop, _ => new ConcurrentQueue<string>());
        _senders = [.. loops.Select(SendAsync)];
    }

    public static AcknowledgedSamples Send(LoopCluster cluster, params string[] loops) => new(cluster, loops);

    public int Count => _acknowledged.Values.Sum(ids => ids.Count);

    /// <summary>Waits until so many more samples of every loop are stored.</summary>
    public async Task MoreAsync(int count)
    {
        var before = _acknowledged.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
        await Eventually.TrueAsync(
            () => _acknowledged.All(pair => pair.Value.Count >= before[pair.Key] + count), TimeSpan.FromSeconds(25), () => _cluster.Log);
    }

    /// <summary>Ends sending, and offers what was stored again: a loop that has it calls it a duplicate.</summary>
    public async Task EachIsKnownAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_senders);
        foreach (var (name, ids) in _acknowledged)
        {
            foreach (var id in ids.TakeLast(Checked))
            {
                var result = await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).OfferAsync(Sample(id, 1));
                result.Error.ShouldBeNull($"{name} {id}: {result.Error?.Message}");
                result.Receipts.ShouldHaveSingleItem().Status.ShouldBe(ReceiptStatus.Duplicate, $"{name} {id}: {_cluster.Log}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_senders);
        _enough.Dispose();
    }

    private static SampleBatch Sample(string id, double value) => new()
    {
        Signal = "level",
        Samples = [new SignalSample { Id = id, Value = value, ObservedAt = DateTimeOffset.UtcNow }],
    };

    private async Task SendAsync(string name)
    {
        for (var i = 0; !_enough.IsCancellationRequested; i++)
        {
            try
            {
                // By whichever silo is first now: a test kills some of them.
                var result = await _cluster.Grains.GetGrain<IFeedbackLoopGrain>(name).OfferAsync(Sample($"{name}-{i}", i % 100));
                if (result.Error is null && result.Receipts[0].Status is ReceiptStatus.Accepted or ReceiptStatus.Duplicate)
                    _acknowledged[name].Enqueue($"{name}-{i}");
            }
            catch (Exception error) when (error is TimeoutException or OrleansException or LoopStoreException or ObjectDisposedException or InvalidOperationException)
            {
                // Nobody said that this one is stored.
            }

            await Task.Yield();
        }
    }
}
