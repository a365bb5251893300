namespace Orleans.Runtime.MembershipService;

/// <summary>One monitored silo: the detector's state and what is under way for it.</summary>
internal sealed class MonitoredPeer(SiloAddress silo)
{
    private readonly Lock _lock = new();
    private PeerState _state = PeerState.Initial;
    private int _heard;
    private int _ruling;

    public SiloAddress Silo { get; } = silo;

    public PeerState State => Volatile.Read(ref _state);

    /// <summary>Notes a sign of life; the next tick takes it up when nothing is in doubt, which spares a step per message.</summary>
    /// <returns>True when the detector should be told at once.</returns>
    public bool NoteTraffic()
    {
        Volatile.Write(ref _heard, 1);
        return State.Condition != PeerCondition.Trusted;
    }

    public bool TakeTraffic() => Interlocked.Exchange(ref _heard, 0) != 0;

    /// <summary>Applies one event; the states before and after, and what to do.</summary>
    public (PeerState Before, PeerState After, PeerActions Actions) Step(PeerEvent happened, DetectorSettings settings)
    {
        lock (_lock)
        {
            var before = _state;
            var (after, actions) = FailureDetector.Step(before, happened, settings);
            Volatile.Write(ref _state, after);
            return (before, after, actions);
        }
    }

    /// <summary>At most one ruling at a time per silo.</summary>
    public bool TryBeginRuling() => Interlocked.Exchange(ref _ruling, 1) == 0;

    public void EndRuling() => Volatile.Write(ref _ruling, 0);
}
