namespace Orleans.Runtime.MembershipService;

/// <summary>One event of one monitored silo.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Elapsed">For a tick: the time since the last one, in which this silo ran.</param>
/// <param name="Answer">For an answer: what the third silo says.</param>
/// <param name="Witness">For an answer: who said it, null when nobody could be asked.</param>
internal readonly record struct PeerEvent(PeerEventKind Kind, TimeSpan Elapsed = default, WitnessAnswer Answer = default, SiloAddress? Witness = null);
