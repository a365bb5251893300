using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.CodeGeneration;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>
/// The enumerations of one activation. Those whose consumer does not come back are ended by a sweep: after one response time-out at the earliest,
/// two at the latest. All ends with the activation.
/// </summary>
internal sealed class AsyncEnumerableGrainExtension(
    IGrainContext context, DeepCopier copier, TimeProvider timeProvider, IOptions<SiloMessagingOptions> messaging, ILogger<AsyncEnumerableGrainExtension> logger)
    : IAsyncEnumerableGrainExtension, IDeactivationAware, IDisposable
{
    /// <summary>Far more than consumers of one grain; a caller that starts enumerations and forgets them meets it before memory ends.</summary>
    private const int MaxEnumerations = 10_000;

    // A batch is one message: beyond this the share of what surrounds the elements is nothing, and only the message grows.
    private const int MaxBatchSize = 100_000;

    private readonly Dictionary<Guid, Enumeration> _enumerations = [];
    private ITimer? _sweep;
    private bool _isEnding;

    private TimeSpan SweepPeriod => messaging.Value.ResponseTimeout > TimeSpan.Zero ? messaging.Value.ResponseTimeout : TimeSpan.FromSeconds(30);

    public async ValueTask<EnumerationBatch<T>> StartEnumeration<T>(
        Guid requestId, AsyncEnumerableRequest<T> request, int maxBatchSize, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        if (_isEnding) return Aborted<T>();
        if (_enumerations.Count >= MaxEnumerations) throw new LimitExceededException($"{context.GrainId} serves {MaxEnumerations} enumerations already.");
        ArgumentNullException.ThrowIfNull(request);
        request.SetTarget(context);
        var enumeration = new Enumeration<T>(Math.Clamp(maxBatchSize, 1, MaxBatchSize), Bounded(maxWait), copier, timeProvider);
        if (!_enumerations.TryAdd(requestId, enumeration)) throw new InvalidOperationException($"{context.GrainId} serves an enumeration {requestId} already.");
        StartSweeping();
        return await AdvanceAsync(requestId, enumeration, request, cancellationToken);
    }

    public ValueTask<EnumerationBatch<T>> MoveNext<T>(Guid requestId, CancellationToken cancellationToken) =>
        _enumerations.TryGetValue(requestId, out var known) && known is Enumeration<T> enumeration
            ? AdvanceAsync(requestId, enumeration, null, cancellationToken)
            : new(Aborted<T>());

    public ValueTask DisposeAsync(Guid requestId) => Take(requestId)?.EndAsync() ?? default;

    public void OnDeactivating()
    {
        // Calls that wait for elements would keep the activation from ending for as long as they may wait.
        _isEnding = true;
        foreach (var requestId in _enumerations.Keys.ToArray()) Abandon(requestId);
    }

    public void Dispose() => _sweep?.Dispose();

    private static EnumerationBatch<T> Aborted<T>() => new() { State = EnumerationState.Aborted };

    /// <summary>What the consumer asks for, within what a waiting call costs this silo.</summary>
    private TimeSpan Bounded(TimeSpan maxWait) => maxWait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : maxWait < SweepPeriod ? maxWait : SweepPeriod;

    private async ValueTask<EnumerationBatch<T>> AdvanceAsync<T>(Guid requestId, Enumeration<T> enumeration, AsyncEnumerableRequest<T>? first, CancellationToken cancellationToken)
    {
        EnumerationBatch<T> batch;
        try
        {
            if (first is not null) enumeration.Start(first);
            batch = await enumeration.NextAsync(cancellationToken);
        }
        catch
        {
            // The exception is the consumer's; the iterator is done.
            Abandon(requestId);
            throw;
        }

        if (batch.State == EnumerationState.Completed && Take(requestId) is { } completed) await completed.EndAsync();
        if (batch.State == EnumerationState.Aborted) Abandon(requestId);
        return batch;
    }

    private Enumeration? Take(Guid requestId)
    {
        if (!_enumerations.Remove(requestId, out var enumeration)) return null;
        if (_enumerations.Count == 0)
        {
            _sweep?.Dispose();
            _sweep = null;
        }

        return enumeration;
    }

    private void Abandon(Guid requestId)
    {
        if (Take(requestId) is { } enumeration) _ = EndAsync(enumeration);
    }

    private async Task EndAsync(Enumeration enumeration)
    {
        try
        {
            await enumeration.EndAsync();
        }
        catch (Exception error)
        {
            EnumerationLog.DisposeFailed(logger, error, context.GrainId);
        }
    }

    private void StartSweeping() => _sweep ??= timeProvider.CreateTimer(
        static self => ((AsyncEnumerableGrainExtension)self!).QueueSweep(), this, SweepPeriod, SweepPeriod);

    private void QueueSweep() => context.Scheduler.QueueAction(Sweep);

    private void Sweep()
    {
        foreach (var (requestId, enumeration) in _enumerations.ToArray())
        {
            if (enumeration.IsServing) continue;
            if (enumeration.WasAdvanced)
            {
                enumeration.WasAdvanced = false;
                continue;
            }

            EnumerationLog.Idle(logger, context.GrainId, SweepPeriod.TotalSeconds);
            Abandon(requestId);
        }
    }
}
