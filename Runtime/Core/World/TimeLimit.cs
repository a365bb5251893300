namespace Orleans.Runtime;

/// <summary>A token that is cancelled after a while on a given clock, or earlier with another token.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _clock = new CancellationTokenSource(limit, time);
        _either = !cancellationToken.CanBeCanceled ? _clock : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _clock.Token);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
