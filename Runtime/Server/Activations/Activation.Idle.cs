using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <content>Idle collection and stuck detection. The collector reads from its own thread; what it decides is decided again in a turn.</content>
internal sealed partial class Activation
{
    private long _keepUntilTicks;
    private TimeSpan _collectionAge;

    /// <summary>How many requests run or wait here, roughly: read from other threads.</summary>
    public int Load => Volatile.Read(ref _running) + (_waiting?.Count ?? 0) + _scheduler.QueuedCount;

    /// <summary>When it last answered something, on the clock of <see cref="Environment.TickCount64"/>.</summary>
    public long LastActiveTicks => Volatile.Read(ref _lastActiveTicks);

    /// <summary>Keeps it at least that long; zero or less ends an earlier delay, infinite keeps it for good.</summary>
    public void DelayDeactivation(TimeSpan timeSpan)
    {
        _keepUntilTicks = timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : timeSpan <= TimeSpan.Zero ? 0 : World.Ticks + (long)Math.Min(timeSpan.TotalMilliseconds, long.MaxValue / 2);
    }

    /// <summary>Whether nothing ran or waited here for at least <paramref name="age"/>.</summary>
    public bool IsIdleFor(TimeSpan age)
    {
        if (_state != ActivationState.Valid || Volatile.Read(ref _running) > 0 || _waiting is { Count: > 0 } || _scheduler.QueuedCount > 0) return false;
        var now = World.Ticks;
        return now >= Volatile.Read(ref _keepUntilTicks) && now - Volatile.Read(ref _lastActiveTicks) >= age.TotalMilliseconds;
    }

    /// <summary>Deactivates it if it still is idle by then; <paramref name="age"/> overrides the class's limit.</summary>
    public void CollectIfIdle(TimeSpan age)
    {
        if (!IsIdleFor(age)) return;
        _collectionAge = age;
        _scheduler.Enqueue(CollectCommand.Instance);
    }

    /// <summary>The request that blocks it and since when, null when there is none or it is younger than <paramref name="limit"/>.</summary>
    public Message? FindStuckRequest(TimeSpan limit)
    {
        var blocking = Volatile.Read(ref _blocking);
        return blocking is not null && World.Ticks - Volatile.Read(ref _blockingSinceTicks) > limit.TotalMilliseconds ? blocking : null;
    }

    /// <summary>Gives up an activation whose request never ends: its grain's next calls go to a new one. What still runs here runs on by itself.</summary>
    public async Task AbandonAsync(Message stuck)
    {
        ActivationLog.Stuck(_shared.Logger, this, (World.Ticks - Volatile.Read(ref _blockingSinceTicks)) / 1000, stuck);
        await AbandonAsync();
    }

    private async Task AbandonAsync()
    {
        _state = ActivationState.Invalid;
        if (_registered) await UnregisterAsync();
        _shared.Catalog.Remove(this);
        _scheduler.Enqueue(new Action(() => ForwardWaiting(isCounted: false)));
        MarkTornDown();
    }

    private void CollectIfIdle()
    {
        if (_running == 0 && _waiting is not { Count: > 0 } && World.Ticks - _lastActiveTicks >= _collectionAge.TotalMilliseconds)
            BeginDeactivation(new DeactivateCommand(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Idle for {_collectionAge}."), null, default));
    }
}
