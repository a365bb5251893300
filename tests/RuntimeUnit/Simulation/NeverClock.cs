namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>A clock whose timers never fire.</summary>
internal sealed class NeverClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NeverTimer();

    private sealed class NeverTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // Nothing runs.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
