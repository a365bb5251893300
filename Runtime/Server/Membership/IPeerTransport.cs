namespace Orleans.Runtime.MembershipService;

/// <summary>How membership reaches other silos; tests put a simulated network here.</summary>
internal interface IPeerTransport
{
    /// <summary>Sends a probe. Never throws for what the network does.</summary>
    Task<(ProbeOutcome Outcome, PingAnswer? Answer)> ProbeAsync(SiloAddress silo, MembershipVersion version, TimeSpan patience);

    /// <summary>Asks a third silo about a doubted one. Never throws for what the network does.</summary>
    Task<WitnessAnswer> AskWitnessAsync(SiloAddress witness, SiloAddress target, TimeSpan patience);

    /// <summary>Passes a view on. Never throws for what the network does.</summary>
    Task AnnounceAsync(SiloAddress silo, MembershipGossip gossip, TimeSpan patience);
}
