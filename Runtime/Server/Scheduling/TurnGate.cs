namespace Orleans.Runtime.Scheduler;

/// <summary>
/// Until when turns may begin. Membership moves that moment on while this silo surely counts as alive; once it has passed, as
/// after a SIGSTOP, no turn begins before the silo was confirmed. It costs a turn nothing: a run of turns ends with its quantum
/// or here, whichever comes first.
/// </summary>
internal sealed class TurnGate
{
    private readonly Lock _lock = new();
    private List<TurnScheduler> _parked = [];
    private long _openUntil = long.MaxValue;

    /// <summary>The last of <see cref="World.Ticks"/> at which a turn may begin; no bound until someone sets one.</summary>
    public long OpenUntil => World.Lacks(Safeguard.Fencing) ? long.MaxValue : Volatile.Read(ref _openUntil);

    public bool IsOpen => World.Ticks <= OpenUntil;

    /// <summary>How many activations have turns that wait here.</summary>
    public int ParkedCount
    {
        get
        {
            lock (_lock) return _parked.Count;
        }
    }

    /// <summary>Lets turns begin up to this moment, those that wait first.</summary>
    public void Open(long until)
    {
        List<TurnScheduler> parked;
        lock (_lock)
        {
            Volatile.Write(ref _openUntil, until);
            if (_parked.Count == 0 || World.Ticks > until) return;
            parked = _parked;
            _parked = [];
        }

        foreach (var scheduler in parked) scheduler.Resume();
    }

    /// <summary>Keeps a scheduler until the gate opens; each is here once at most, as it is not scheduled meanwhile. False when the gate is open.</summary>
    public bool TryPark(TurnScheduler scheduler)
    {
        lock (_lock)
        {
            if (World.Ticks <= OpenUntil) return false;
            _parked.Add(scheduler);
            return true;
        }
    }
}
