namespace Orleans.Runtime.MembershipService;

/// <summary>One event of one monitored silo.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Elapsed">For a tick: the time since the last one, in which this silo ran.</param>
/// <param name="Lateness">For a tick: how late this silo's own ticks were of late; it is given to the others as well.</param>
/// <param name="Answer">For an answer: what the third silo says.</param>
/// <param name="Witness">For an answer: who said it, null when nobody could be asked.</param>
/// <param name="NobodyListens">For a refusal: the other machine itself says that no process listens at the endpoint.</param>
internal readonly record struct PeerEvent(PeerEventKind Kind, TimeSpan Elapsed = default, TimeSpan Lateness = default, WitnessAnswer Answer = default, SiloAddress? Witness = null, bool NobodyListens = false);
