using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace OrleansHa.Tests.RuntimeUnit.Messaging.Fuzz;

/// <summary>Callers that mind their own business: from the client, and through a grain on one silo to a grain on another.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Stop ends the callers and disposes what stops them.")]
internal sealed class HealthyCallers(LoopbackCluster cluster)
{
    private const int Callers = 3;

    private readonly CancellationTokenSource _stop = new();
    private Task[] _running = [];
    private long _done;
    private long _slowest;

    public long Done => Volatile.Read(ref _done);

    public TimeSpan Slowest => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _slowest));

    public void Start() => _running = [.. Enumerable.Range(0, Callers).Select(Call)];

    /// <summary>Ends them; throws what any of them met.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    private async Task Call(int caller)
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            var text = $"caller {caller}, call {number}";
            var key = (1000 * caller) + (number % 20);
            var started = Stopwatch.GetTimestamp();
            (await cluster.Grain(key).AskOther(key + 500, text)).ShouldBe(text);
            (await cluster.Grain(key).Add(number, caller)).ShouldBe(number + caller);
            var took = Stopwatch.GetTimestamp() - started;
            Interlocked.Increment(ref _done);
            if (took > Volatile.Read(ref _slowest)) Volatile.Write(ref _slowest, took);
        }
    }
}
