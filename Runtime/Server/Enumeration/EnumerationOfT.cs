using System.Diagnostics.CodeAnalysis;
using Orleans.CodeGeneration;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Runs an iterator and collects what it yields into batches.</summary>
[SuppressMessage("Design", "CA1001", Justification = "EndAsync ends an enumeration, and disposes what it holds once its current step has ended.")]
internal sealed class Enumeration<T>(int maxBatchSize, TimeSpan maxWait, DeepCopier copier, TimeProvider timeProvider) : Enumeration
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IAsyncEnumerator<T>? _iterator;

    // The iterator's current step while nobody knows its outcome yet.
    private Task<bool>? _step;

    public void Start(AsyncEnumerableRequest<T> request)
    {
        var elements = request.Enumerate(_cancellation.Token) ?? throw new InvalidOperationException($"{request.GetInterfaceName()}.{request.GetMethodName()} returned null instead of elements.");
        _iterator = elements.GetAsyncEnumerator(_cancellation.Token);
    }

    /// <summary>The next elements, none when the producer needs longer than the consumer's call may wait. Throws what the iterator throws.</summary>
    public async ValueTask<EnumerationBatch<T>> NextAsync(CancellationToken callersToken)
    {
        if (IsServing) throw new InvalidOperationException("The enumeration is being advanced already; an enumerator is for one consumer.");
        IsServing = true;
        WasAdvanced = true;
        try
        {
            await using var registration = callersToken.Register(Stop);
            return await CollectAsync();
        }
        finally
        {
            IsServing = false;
            WasAdvanced = true;
        }
    }

    public override ValueTask EndAsync()
    {
        Stop();
        if (_step is { IsCompleted: false } step) return EndLater(step);
        return DisposeIteratorAsync();
    }

    private async ValueTask<EnumerationBatch<T>> CollectAsync()
    {
        List<T>? items = null;
        while (true)
        {
            if (_ended.Task.IsCompleted) return Batch(EnumerationState.Aborted, null);
            if (_step is null)
            {
                var step = _iterator!.MoveNextAsync();
                _step = step.IsCompletedSuccessfully ? null : step.AsTask();
                if (_step is null)
                {
                    if (!step.Result) return Batch(EnumerationState.Completed, items);
                    if (Add(ref items) == maxBatchSize) return Batch(EnumerationState.Running, items);
                    continue;
                }
            }

            // What is there goes now. That includes what stands before an exception: the next call throws it.
            if (items is not null) return Batch(EnumerationState.Running, items);
            if (!_step.IsCompleted)
            {
                await WaitAsync(_step);

                // Before the step: one that was cancelled says so by an exception that is not the iterator's own.
                if (_ended.Task.IsCompleted) return Batch(EnumerationState.Aborted, null);
                if (!_step.IsCompleted) return Batch(EnumerationState.Running, null);
            }

            var finished = _step;
            _step = null;
            if (!await finished) return Batch(EnumerationState.Completed, null);
            if (Add(ref items) == maxBatchSize) return Batch(EnumerationState.Running, items);
        }
    }

    private static EnumerationBatch<T> Batch(EnumerationState state, List<T>? items) => new() { State = state, Items = items };

    /// <summary>Copied at once: the iterator may go on changing what it yielded.</summary>
    private int Add(ref List<T>? items)
    {
        items ??= [];
        items.Add(_iterator!.Current is { } value ? copier.Copy(value) : default!);
        return items.Count;
    }

    private async Task WaitAsync(Task step)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(step, _ended.Task, Task.Delay(maxWait, timeProvider, enough.Token));
        await enough.CancelAsync();
    }

    private void Stop()
    {
        if (!_ended.TrySetResult()) return;
        _cancellation.Cancel();
    }

    private ValueTask EndLater(Task step)
    {
        _ = FinishAsync();
        return default;

        async Task FinishAsync()
        {
            await Task.WhenAny(step);
            await DisposeIteratorAsync();
        }
    }

    private async ValueTask DisposeIteratorAsync()
    {
        // Its outcome is nobody's any more.
        _ = _step?.Exception;
        if (_iterator is { } iterator)
        {
            _iterator = null;
            await iterator.DisposeAsync();
        }

        _cancellation.Dispose();
    }
}
