namespace Orleans.Runtime.Messaging;

/// <summary>What a caller's cancellation token ends.</summary>
internal sealed class CancelledCall(CallTable table, PendingCall call, long id, CancellationToken token)
{
    public void Cancel()
    {
        if (!call.TryTake(id, out var request)) return;

        table.Instruments?.Cancelled(request);
        call.Fail(new OperationCanceledException(token));
        table.TakeBack(request);
    }
}
