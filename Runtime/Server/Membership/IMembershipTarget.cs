namespace Orleans.Runtime.MembershipService;

/// <summary>What silos tell and ask each other about the cluster.</summary>
internal interface IMembershipTarget : ISystemTarget
{
    /// <summary>Passes a view on; the answer is the receiver's newest version afterwards.</summary>
    Task<long> Announce(MembershipGossip gossip);

    /// <summary>Asks for a second opinion on a silo, from where the called silo stands.</summary>
    /// <param name="target">The doubted silo.</param>
    /// <param name="patience">How long the called silo may try.</param>
    Task<WitnessReport> Probe(SiloAddress target, TimeSpan patience);
}
