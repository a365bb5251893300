namespace Orleans.Runtime;

/// <summary>
/// The base of generated calls that take a cancellation token. The token does not travel: the caller's side sees the caller's token, the callee's
/// side one of its own, which the runtime signals with <see cref="TryCancel"/> when it hears of the cancellation.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public abstract class CancellableRequestBase : RequestBase
{
    private CancellationToken _callerToken;
    private CancellationTokenSource? _source;

    /// <inheritdoc/>
    public override bool IsCancellable => true;

    /// <summary>The callee's token once the target was set or the call was cancelled, the caller's before.</summary>
    public override CancellationToken GetCancellationToken() => Volatile.Read(ref _source)?.Token ?? _callerToken;

    /// <inheritdoc/>
    public override bool TryCancel()
    {
        try
        {
            GetSource().Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The call completed meanwhile.
            return false;
        }
    }

    /// <summary>Sets the caller's token. For generated code.</summary>
    public void SetCallerToken(CancellationToken token) => _callerToken = token;

    /// <summary>The token the method gets. For generated code.</summary>
    protected CancellationToken GetCalleeToken() => GetSource().Token;

    /// <summary>Releases the callee's token.</summary>
    protected void DisposeSource() => Volatile.Read(ref _source)?.Dispose();

    private CancellationTokenSource GetSource()
    {
        if (Volatile.Read(ref _source) is { } source) return source;
        var created = new CancellationTokenSource();
        return Interlocked.CompareExchange(ref _source, created, null) ?? created;
    }
}
