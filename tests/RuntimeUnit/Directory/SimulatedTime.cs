namespace OrleansHa.Tests.RuntimeUnit.Directory;

/// <summary>A clock and event queue on one thread: what is scheduled runs in order of time, then of scheduling, when the test steps.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Now => TimeSpan.FromTicks(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public void Schedule(TimeSpan delay, Action action) => _events.Enqueue(action, (_now + Math.Max(0, delay.Ticks), _order++));

    public Task DelayAsync(TimeSpan delay)
    {
        var done = new TaskCompletionSource();
        Schedule(delay, done.SetResult);
        return done.Task;
    }

    /// <summary>Runs the next event; false when there is none before the given time.</summary>
    public bool Step(TimeSpan until)
    {
        if (!_events.TryPeek(out _, out var due) || due.Time > until.Ticks) return false;
        var action = _events.Dequeue();
        _now = Math.Max(_now, due.Time);
        action();
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OneShot(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class OneShot(SimulatedTime time, TimerCallback callback, object? state) : ITimer
    {
        private int _generation;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var generation = ++_generation;
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            time.Schedule(dueTime, () =>
            {
                if (_generation == generation) callback(state);
            });
            return true;
        }

        public void Dispose() => _generation++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
