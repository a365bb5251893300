namespace Orleans.Runtime.Messaging;

/// <summary>What a caller's cancellation token ends.</summary>
internal sealed class CancelledCall(CallTable table, PendingCall call, long id, CancellationToken token)
{
    public void Cancel()
    {
        if (table.AwaitsCancellation)
        {
            // The number pins the request: when it is still the same after the look, so was the request.
            var waiting = call.Request;
            if (waiting is not null && call.Id == id) table.TakeBack(waiting);
            return;
        }

        if (!call.TryTake(id, out var request)) return;

        table.Instruments?.Cancelled(request);
        call.Fail(new OperationCanceledException(token));
        table.TakeBack(request);
    }
}
