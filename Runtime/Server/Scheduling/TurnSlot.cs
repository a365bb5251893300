namespace Orleans.Runtime.Scheduler;

/// <summary>What one thread runs right now, for <see cref="TurnWatch"/> to look at. Written by that thread only; a stale read costs a look.</summary>
internal sealed class TurnSlot
{
    [ThreadStatic]
    private static TurnSlot? current;

    private TurnScheduler? _scheduler;
    private object? _item;
    private long _turn;

    private TurnSlot(Thread thread) => Thread = thread;

    public Thread Thread { get; }

    /// <summary>Whose turn it is, null between runs.</summary>
    public TurnScheduler? Scheduler => Volatile.Read(ref _scheduler);

    /// <summary>The item of the turn.</summary>
    public object? Item => Volatile.Read(ref _item);

    /// <summary>Another number for every turn: no clock is read for it.</summary>
    public long Turn => Volatile.Read(ref _turn);

    /// <summary>The watch's own: the turn it saw last, how often it saw it blocked, and whether that was logged.</summary>
    public (long Turn, int Looks, bool Logged) Seen { get; set; }

    /// <summary>This thread's slot, known to the watch from its first turn on.</summary>
    public static TurnSlot OfThisThread => current ?? Create();

    public void Enter(TurnScheduler scheduler) => Volatile.Write(ref _scheduler, scheduler);

    public void Begin(object item)
    {
        _item = item;
        Volatile.Write(ref _turn, _turn + 1);
    }

    public void Leave()
    {
        Volatile.Write(ref _scheduler, null);
        _item = null;
    }

    private static TurnSlot Create()
    {
        var slot = new TurnSlot(Thread.CurrentThread);
        current = slot;
        TurnWatch.Add(slot);
        return slot;
    }
}
