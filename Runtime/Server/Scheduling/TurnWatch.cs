namespace Orleans.Runtime.Scheduler;

/// <summary>
/// Notices turns that block their thread (<c>.Result</c>, <c>Wait</c>, a lock, file access) from a thread of its own: logs them with
/// grain and method, and has the pool run more threads while they are blocked, so that other grains go on.
/// </summary>
/// <remarks>One per process, like the pool. The pool alone would add about two threads a second.</remarks>
internal static class TurnWatch
{
    /// <summary>
    /// How many blocked threads are made up for at most. A thread costs some 100 KB and a share of the processor when it wakes; more
    /// grains than this blocked at once is a design to be changed, and the warning says so.
    /// </summary>
    public const int MaxExtraThreads = 64;

    // A look costs a microsecond; two of them are what other grains are delayed by at most.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private static readonly Lock Guard = new();
    private static readonly List<TurnSlot> Slots = [];
    private static int users;
    private static int extra;
    private static (int Workers, int Ports) configured;

    /// <summary>How many threads the pool runs beyond what was configured, because others are blocked.</summary>
    public static int ExtraThreads => Volatile.Read(ref extra);

    public static void Add(TurnSlot slot)
    {
        lock (Guard)
        {
            Slots.RemoveAll(known => !known.Thread.IsAlive);
            Slots.Add(slot);
        }
    }

    /// <summary>Watches while at least one silo of the process wants it.</summary>
    public static void Start()
    {
        // Simulated turns share one thread, which nobody may add to.
        if (World.IsSimulated) return;
        lock (Guard)
        {
            if (users++ > 0) return;
        }

        new Thread(Run) { IsBackground = true, Name = "Orleans turn watch" }.Start();
    }

    public static void Stop()
    {
        lock (Guard)
        {
            users--;
        }
    }

    private static void Run()
    {
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            // Not on the pool: that is what it watches.
            pause.Wait(Period);
            lock (Guard)
            {
                if (users == 0)
                {
                    Use(0);
                    return;
                }
            }

            Look();
        }
    }

    private static void Look()
    {
        TurnSlot[] slots;
        lock (Guard)
        {
            slots = [.. Slots];
        }

        // Twice as many: the next ones may block as well. Threads are only made when there is work for them.
        Use(Math.Min(2 * slots.Count(IsBlocked), MaxExtraThreads));
    }

    // Looks are counted and not time: while the whole process does not get to run, nobody is to blame.
    private static bool IsBlocked(TurnSlot slot)
    {
        var turn = slot.Turn;
        if (slot.Scheduler is not { } scheduler) return false;
        if (turn != slot.Seen.Turn || !IsWaiting(slot.Thread))
        {
            slot.Seen = (turn, 0, turn == slot.Seen.Turn && slot.Seen.Logged);
            return false;
        }

        slot.Seen = slot.Seen with { Looks = slot.Seen.Looks + 1 };
        var lasted = slot.Seen.Looks * (long)Period.TotalMilliseconds;
        if (lasted >= scheduler.WarningMilliseconds && !slot.Seen.Logged)
            slot.Seen = slot.Seen with { Logged = scheduler.TryWarnOfBlocked(slot.Item, lasted) };

        return true;
    }

    // A turn that computes has its thread busy: more threads would only share the processor with it.
    private static bool IsWaiting(Thread thread) => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;

    private static void Use(int wanted)
    {
        if (wanted == extra) return;
        if (extra == 0)
        {
            ThreadPool.GetMinThreads(out var workers, out var ports);
            configured = (workers, ports);
        }

        Volatile.Write(ref extra, wanted);
        ThreadPool.SetMinThreads(configured.Workers + wanted, configured.Ports);
    }
}
