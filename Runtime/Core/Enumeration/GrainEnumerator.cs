using Orleans.CodeGeneration;

namespace Orleans.Runtime;

/// <summary>The consumer's side of one enumeration: asks the grain for batches and hands out their elements.</summary>
internal sealed class GrainEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly EnumerationSource _source;
    private readonly AsyncEnumerableRequest<T> _request;
    private readonly int _maxBatchSize;
    private readonly Guid _id = World.NewGuid();
    private readonly CancellationTokenSource? _both;
    private readonly CancellationToken _cancellation;
    private List<T>? _items;
    private int _index;
    private Progress _progress;

    public GrainEnumerator(EnumerationSource source, AsyncEnumerableRequest<T> request, int maxBatchSize, CancellationToken cancellation)
    {
        _source = source;
        _request = request;
        _maxBatchSize = maxBatchSize;
        var argument = request.GetCancellationToken();
        if (argument.CanBeCanceled && cancellation.CanBeCanceled) _both = CancellationTokenSource.CreateLinkedTokenSource(argument, cancellation);
        _cancellation = _both?.Token ?? (argument.CanBeCanceled ? argument : cancellation);
    }

    private enum Progress
    {
        /// <summary>The grain knows nothing of it yet.</summary>
        New,

        /// <summary>The grain has an iterator for it.</summary>
        Running,

        /// <summary>The grain has no iterator for it any more; elements may be left here.</summary>
        Ended,

        /// <summary>Disposed here.</summary>
        Disposed,
    }

    public T Current => _items![_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (_cancellation.IsCancellationRequested) return ValueTask.FromException<bool>(new OperationCanceledException(_cancellation));
        return _items is not null && ++_index < _items.Count ? new(true) : FetchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        var wasRunning = _progress == Progress.Running;
        _progress = Progress.Disposed;
        _items = null;
        _both?.Dispose();
        if (!wasRunning) return;
        try
        {
            await _source.Grain.DisposeAsync(_id);
        }
        catch (Exception unreachable) when (unreachable is OrleansMessageRejectionException or TimeoutException)
        {
            // The consumer is done. A grain that still lives ends the iterator by itself when nobody asks for the next element.
        }
    }

    private async ValueTask<bool> FetchAsync()
    {
        _items = null;
        while (_progress is Progress.New or Progress.Running)
        {
            var batch = await AskAsync();
            if (batch.State == EnumerationState.Aborted) throw Aborted("the grain has no such enumeration, or no longer: its activation is a new one, or nothing was asked for too long", null);
            if (batch.State == EnumerationState.Completed) _progress = Progress.Ended;
            if (batch.Items is not { Count: > 0 } items) continue;
            _items = items;
            _index = 0;
            return true;
        }

        return false;
    }

    private async ValueTask<EnumerationBatch<T>> AskAsync()
    {
        var isFirst = _progress == Progress.New;
        _progress = Progress.Running;
        try
        {
            return isFirst
                ? await _source.Grain.StartEnumeration(_id, _request.Copy(_source.Copier), _maxBatchSize, _source.MaxWait, _cancellation)
                : await _source.Grain.MoveNext<T>(_id, _cancellation);
        }
        catch (Exception stillRunning) when (stillRunning is OperationCanceledException or TimeoutException)
        {
            // The grain may not have noticed: DisposeAsync tells it.
            throw;
        }
        catch (OrleansMessageRejectionException gone) when (!isFirst)
        {
            throw Aborted("its grain cannot be reached any more", gone);
        }
        catch
        {
            _progress = Progress.Ended;
            throw;
        }
    }

    private EnumerationAbortedException Aborted(string why, Exception? cause)
    {
        _progress = Progress.Ended;
        return new EnumerationAbortedException($"The enumeration of {_request.GetInterfaceName()}.{_request.GetMethodName()} of {_source.Grain.GetGrainId()} ended early: {why}.", cause);
    }
}
