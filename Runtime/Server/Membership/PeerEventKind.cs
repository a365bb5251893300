namespace Orleans.Runtime.MembershipService;

/// <summary>What can happen to a monitored silo.</summary>
internal enum PeerEventKind
{
    /// <summary>Time passed in which this silo itself ran.</summary>
    Tick,

    /// <summary>The silo answered a probe or sent anything else.</summary>
    Heard,

    /// <summary>An established connection was closed or reset by the other side.</summary>
    ConnectionLost,

    /// <summary>A connection could not be made, or the other side is another incarnation.</summary>
    Refused,

    /// <summary>A third silo answered, or did not.</summary>
    WitnessAnswered,
}
