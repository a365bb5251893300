namespace Orleans.Runtime.MembershipService;

/// <summary>Answers probes. Runs off every queue, so that a busy silo still answers.</summary>
internal interface IPingTarget : ISystemTarget
{
    /// <summary>Says that this silo runs, and what it knows.</summary>
    /// <param name="sender">The silo that asks.</param>
    /// <param name="version">The sender's newest view.</param>
    Task<PingAnswer> Ping(SiloAddress sender, long version);
}
