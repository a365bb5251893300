using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>What a caller's cancellation token ends.</summary>
internal sealed class CancelledCall(PendingCall call, long id, CancellationToken token)
{
    public void Cancel()
    {
        if (!call.TryTake(id, out var request)) return;

        // The same request object is what a callee in this silo runs or still has in its queue; to another process the word does not travel yet.
        if (request.SentTo is null && request.Body is IInvokable invokable) invokable.TryCancel();
        call.Fail(new OperationCanceledException(token));
    }
}
