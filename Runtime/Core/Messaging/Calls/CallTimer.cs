namespace Orleans.Runtime.Messaging;

/// <summary>Looks for calls whose time is over.</summary>
internal sealed class CallTimer : IDisposable
{
    /// <summary>How late a time-out may be noticed. Short next to any sensible time-out; a look costs nothing while none can be due.</summary>
    public static readonly TimeSpan Granularity = TimeSpan.FromMilliseconds(50);

    private readonly ITimer _timer;
    private int _busy;

    public CallTimer(CallTable table, TimeProvider timeProvider)
    {
        _timer = timeProvider.CreateTimer(
            _ =>
            {
                // A look that takes longer than the period must not pile up.
                if (Interlocked.Exchange(ref _busy, 1) != 0) return;
                try
                {
                    table.ExpireDue(World.Ticks);
                }
                finally
                {
                    Volatile.Write(ref _busy, 0);
                }
            },
            null,
            Granularity,
            Granularity);
    }

    public void Dispose() => _timer.Dispose();
}
