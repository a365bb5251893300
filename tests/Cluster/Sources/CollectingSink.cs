using System.Collections.Concurrent;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Tests.Cluster.Sources;

/// <summary>Keeps what a streaming source has sent.</summary>
internal sealed class CollectingSink : ISampleSink
{
    private readonly ConcurrentQueue<SourceSample> _samples = new();
    private int _connections;

    public IReadOnlyList<SourceSample> Samples => [.. _samples];

    public IReadOnlyList<double?> Values => [.. _samples.Select(sample => sample.Answer.Value.Value)];

    public int Connections => Volatile.Read(ref _connections);

    public void Connected() => Interlocked.Increment(ref _connections);

    public ValueTask PutAsync(SourceSample sample, CancellationToken cancel)
    {
        _samples.Enqueue(sample);
        return ValueTask.CompletedTask;
    }
}
