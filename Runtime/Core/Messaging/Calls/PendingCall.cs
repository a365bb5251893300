using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// A call that waits for its response. Objects of this type are reused; what ends a call is who takes its id, which is never used again,
/// so a response, time-out or death that comes late finds another id and does nothing.
/// </summary>
internal abstract class PendingCall : ICaller
{
    private CallTable? _table;
    private CancellationTokenRegistration _cancellation;
    private long _id;
    private bool _isTimed;

    /// <summary>The number of the call that waits here, 0 for none.</summary>
    public long Id => Volatile.Read(ref _id);

    /// <summary>The request; null when nothing waits.</summary>
    public Message? Request { get; private set; }

    /// <summary>When the wait ends, in <see cref="World.Ticks"/>.</summary>
    public long DeadlineTicks { get; private set; }

    public long StartedTicks { get; private set; }

    /// <summary>Starts to wait under a number of its own.</summary>
    public void Begin(CallTable table, Message request, long id, long startedTicks, long deadlineTicks)
    {
        _table = table;
        Request = request;
        StartedTicks = startedTicks;
        DeadlineTicks = deadlineTicks;
        _isTimed = table.Instruments is { IsEnabled: true } && !request.IsSystemMessage && ReferenceEquals(request.Caller, this);
        Volatile.Write(ref _id, id);
    }

    /// <summary>The number changed before anyone could know the old one.</summary>
    public void Renumber(long id) => Volatile.Write(ref _id, id);

    /// <summary>Ends the wait with the caller's own cancellation. Call it after the request was registered and before it is sent.</summary>
    public void WatchCancellation(CancellationToken token)
    {
        var watched = new CancelledCall(_table!, this, Id, token);
        _cancellation = token.UnsafeRegister(static state => ((CancelledCall)state!).Cancel(), watched);
    }

    public void OnResponse(Message request, Response response)
    {
        if (TryTake(request.Id, out _)) Finish(response);
    }

    public void OnRejected(Message request, RejectionInfo rejection)
    {
        var table = _table;
        if (table is not null && TryTake(request.Id, out var original)) table.OnRejected(this, original, rejection);
    }

    /// <summary>Takes the call from everyone else who could end it; false when it already ended or another one waits here by now.</summary>
    public bool TryTake(long id, out Message request)
    {
        request = null!;
        if (id == 0 || Interlocked.CompareExchange(ref _id, 0, id) != id) return false;
        request = Request!;
        Request = null;
        _table!.Remove(id, this);
        return true;
    }

    /// <summary>Ends the call, after <see cref="TryTake"/>.</summary>
    public void Finish(Response response)
    {
        if (_isTimed) Time();
        StopWatchingCancellation();
        SetResponse(response);
    }

    /// <summary>Ends the call, after <see cref="TryTake"/>.</summary>
    public void Fail(Exception exception)
    {
        if (_isTimed) Time();
        StopWatchingCancellation();
        SetException(exception);
    }

    /// <summary>Hands the result over; the object may wait for another call right after.</summary>
    protected abstract void SetResponse(Response response);

    /// <summary>Hands the failure over; the object may wait for another call right after.</summary>
    protected abstract void SetException(Exception exception);

    private void Time() => _table!.Instruments!.Ended(World.Ticks - StartedTicks);

    private void StopWatchingCancellation()
    {
        // Unregister and not Dispose: Dispose would wait for a callback that runs right now, on this very thread perhaps.
        _cancellation.Unregister();
        _cancellation = default;
    }
}
