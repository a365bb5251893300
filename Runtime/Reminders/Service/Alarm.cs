namespace Orleans.Runtime.ReminderService;

/// <summary>Wakes one waiter at a time, or earlier when it is rung. A ring while nobody waits is kept, once.</summary>
internal sealed class Alarm : IDisposable
{
    // Due times are wall-clock times: a clock that was set is noticed after this long.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly SemaphoreSlim _rung = new(0);
    private readonly ITimer _timer;

    public Alarm(TimeProvider time) => _timer = time.CreateTimer(static self => ((Alarm)self!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Ring()
    {
        try
        {
            // Two rings at once may count twice; a loop that wakes once too often finds nothing to do.
            if (_rung.CurrentCount == 0) _rung.Release();
        }
        catch (ObjectDisposedException)
        {
            // The silo ends while a tick comes back.
        }
    }

    /// <summary>Waits at most this long; for a ring alone, up to half a minute, when null. Returns also when cancelled.</summary>
    public async Task WaitAsync(TimeSpan? time, CancellationToken cancellationToken)
    {
        var sleep = time is { } given && given < LongestSleep ? given : LongestSleep;
        if (sleep <= TimeSpan.Zero) sleep = Tick;

        // Whole milliseconds, rounded up: a timer that fires just before its time would be set again for nothing.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(sleep.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        try
        {
            await _rung.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at the token.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _rung.Dispose();
    }
}
