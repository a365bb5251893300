using System.Threading.Tasks.Sources;

namespace Orleans.Runtime.Messaging;

/// <summary>Wakes one waiter; signals given while it works are remembered as one.</summary>
internal sealed class WakeSignal : IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Signaled = 2;

    // Whoever signals is a grain's turn or another connection's reader: it must not be made to write to this one's socket.
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private int _state;

    public void Signal()
    {
        if (Interlocked.Exchange(ref _state, Signaled) == Waiting) _source.SetResult(true);
    }

    /// <summary>Completes at the next signal, at once when one was given since the last wait. One waiter at a time.</summary>
    public ValueTask WaitAsync()
    {
        _source.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle) return new ValueTask(this, _source.Version);
        Interlocked.Exchange(ref _state, Idle);
        return ValueTask.CompletedTask;
    }

    void IValueTaskSource.GetResult(short token)
    {
        // A full fence: what was queued before a signal that finds the state taken is seen by the waiter that now looks.
        Interlocked.Exchange(ref _state, Idle);
        _source.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
