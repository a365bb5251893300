using System.Diagnostics.Metrics;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.Telemetry;

/// <summary>How long the application's calls took, as their callers saw it.</summary>
internal sealed class RequestInstruments
{
    // Milliseconds; the last bucket has what took longer.
    private static readonly long[] Bounds = [1, 2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1_000, 1_500, 2_000, 5_000, 10_000, 15_000];

    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private readonly ObservableCounter<long> _bucket;
    private readonly ObservableCounter<long> _count;
    private readonly ObservableCounter<long> _sum;
    private readonly Counter<long> _timedOut;
    private readonly Counter<long> _cancelled;
    private long _calls;
    private long _milliseconds;

    public RequestInstruments(EngineMeter engine)
    {
        var meter = engine.Meter;
        _bucket = meter.CreateObservableCounter("orleans-app-requests-latency-bucket", ReadBuckets);
        _count = meter.CreateObservableCounter("orleans-app-requests-latency-count", () => Volatile.Read(ref _calls));
        _sum = meter.CreateObservableCounter("orleans-app-requests-latency-sum", () => Volatile.Read(ref _milliseconds));
        _timedOut = meter.CreateCounter<long>("orleans-app-requests-timedout");
        _cancelled = meter.CreateCounter<long>("orleans-app-requests-canceled");
    }

    /// <summary>Whether anyone wants to know how long calls take.</summary>
    public bool IsEnabled => _count.Enabled || _sum.Enabled || _bucket.Enabled;

    public void Ended(long milliseconds)
    {
        var took = Math.Max(0, milliseconds);
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _milliseconds, took);
        var index = Array.BinarySearch(Bounds, took);
        Interlocked.Increment(ref _buckets[index < 0 ? ~index : index]);
    }

    public void TimedOut(Message request)
    {
        if (!request.IsSystemMessage) _timedOut.Count("grain_type", request.TargetGrain.Type.ToString());
    }

    public void Cancelled(Message request)
    {
        if (!request.IsSystemMessage) _cancelled.Count("grain_type", request.TargetGrain.Type.ToString());
    }

    private IEnumerable<Measurement<long>> ReadBuckets()
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            var name = i < Bounds.Length ? $"{Bounds[i]}ms" : $"{Bounds[^1] + 1}ms+";
            yield return new Measurement<long>(Volatile.Read(ref _buckets[i]), new KeyValuePair<string, object?>("duration", name));
        }
    }
}
