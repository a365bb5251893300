using System.Threading.Tasks.Sources;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>A call whose caller awaits a value task; goes back to a pool once the result was taken.</summary>
internal sealed class PendingValueCall<T> : PendingCall, IValueTaskSource<T>, IValueTaskSource
{
    // Callers that are not grains would otherwise go on running on the thread that reads the connection.
    private ManualResetValueTaskSourceCore<T> _source = new() { RunContinuationsAsynchronously = true };

    private PendingValueCall()
    {
    }

    public ValueTask<T> Task => new(this, _source.Version);

    public ValueTask VoidTask => new(this, _source.Version);

    public static PendingValueCall<T> Rent() => CallPool<PendingValueCall<T>>.TryRent() ?? new PendingValueCall<T>();

    public T GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _source.Reset();
            CallPool<PendingValueCall<T>>.Return(this);
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    protected override void SetResponse(Response response)
    {
        if (CallResult.TryGet<T>(response, out var result, out var exception)) _source.SetResult(result);
        else _source.SetException(exception);
    }

    protected override void SetException(Exception exception) => _source.SetException(exception);
}
