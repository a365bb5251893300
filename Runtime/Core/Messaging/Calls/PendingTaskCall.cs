using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>A call whose caller awaits a task; goes back to a pool as soon as the task is completed.</summary>
internal sealed class PendingTaskCall<T> : PendingCall
{
    private TaskCompletionSource<T>? _completion;

    private PendingTaskCall()
    {
    }

    public Task<T> Task => _completion!.Task;

    public static PendingTaskCall<T> Rent()
    {
        var call = CallPool<PendingTaskCall<T>>.TryRent() ?? new PendingTaskCall<T>();

        // Callers that are not grains would otherwise go on running on the thread that reads the connection.
        call._completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return call;
    }

    protected override void SetResponse(Response response)
    {
        var completion = Release();
        if (CallResult.TryGet<T>(response, out var result, out var exception)) completion.SetResult(result);
        else SetException(completion, exception);
    }

    protected override void SetException(Exception exception) => SetException(Release(), exception);

    private static void SetException(TaskCompletionSource<T> completion, Exception exception)
    {
        if (exception is OperationCanceledException cancelled && cancelled.CancellationToken.IsCancellationRequested) completion.SetCanceled(cancelled.CancellationToken);
        else completion.SetException(exception);
    }

    private TaskCompletionSource<T> Release()
    {
        var completion = _completion!;
        _completion = null;
        CallPool<PendingTaskCall<T>>.Return(this);
        return completion;
    }
}
