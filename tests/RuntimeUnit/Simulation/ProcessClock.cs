namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The clock of one simulated process: its timers fire only while it runs, and late after a pause, as in a real one.</summary>
internal sealed class ProcessClock(SimulatedWorld world, SimulatedProcess process) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => world.Timestamp;

    public override DateTimeOffset GetUtcNow() => SimulatedWorld.Start.AddTicks(world.Timestamp) + process.ClockError;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        AbandonedTimers.Note(state);
        var timer = new ProcessTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ProcessTimer(ProcessClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _version++;
            if (dueTime != Timeout.InfiniteTimeSpan) clock.Arm(this, _version, dueTime, period);
            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public void Fire(int version, TimeSpan period)
        {
            if (_version != version) return;
            if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero) clock.Arm(this, version, period, period);
            callback(state);
        }
    }

    private void Arm(ProcessTimer timer, int version, TimeSpan due, TimeSpan period) => process.Schedule(due, () => timer.Fire(version, period));
}
