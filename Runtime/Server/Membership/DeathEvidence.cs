namespace Orleans.Runtime.MembershipService;

/// <summary>What a silo holds against another one.</summary>
/// <param name="Target">The silo that fails.</param>
/// <param name="Voters">Who does not reach it: this silo, and the third silo that agreed, if one did.</param>
/// <param name="Failing">All silos that fail here, the target included.</param>
/// <param name="Unheard">All silos that are at least in doubt here: they tell whether this silo may itself be cut off.</param>
/// <param name="HeartbeatStopped">The target's row in the table was watched, and its heartbeat stands still.</param>
internal sealed record DeathEvidence(
    SiloAddress Target, IReadOnlyList<SiloAddress> Voters, IReadOnlySet<SiloAddress> Failing, IReadOnlySet<SiloAddress> Unheard, bool HeartbeatStopped);
