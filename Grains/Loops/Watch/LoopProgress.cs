namespace OrleansHa.Grains.Loops.Watch;

/// <summary>What others may know of a loop without asking it, because it may not answer. Written on its scheduler, read anywhere.</summary>
internal sealed class LoopProgress(TimeProvider time, TimeSpan period)
{
    private long _movedAt = time.GetTimestamp();
    private long _period = period.Ticks;
    private long _sentAt;
    private volatile bool _holds;

    /// <summary>Since its last step, or its start.</summary>
    public TimeSpan Still => time.GetElapsedTime(Volatile.Read(ref _movedAt));

    public TimeSpan Period => TimeSpan.FromTicks(Volatile.Read(ref _period));

    /// <summary>It stands still on purpose, because the store is away.</summary>
    public bool Holds => _holds;

    /// <summary>How long it waits for its commit; null when it does not.</summary>
    public TimeSpan? AwaitsCommit => Volatile.Read(ref _sentAt) is var sent and not 0 ? time.GetElapsedTime(sent) : null;

    public void Sent() => Volatile.Write(ref _sentAt, time.GetTimestamp());

    public void Answered() => Volatile.Write(ref _sentAt, 0);

    public void Moved(bool holds = false)
    {
        Volatile.Write(ref _movedAt, time.GetTimestamp());
        _holds = holds;
    }

    public void Hold() => _holds = true;

    public void Change(TimeSpan to) => Volatile.Write(ref _period, to.Ticks);
}
