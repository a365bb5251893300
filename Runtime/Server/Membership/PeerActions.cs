namespace Orleans.Runtime.MembershipService;

/// <summary>What the detector wants done after an event.</summary>
[Flags]
internal enum PeerActions
{
    None = 0,

    /// <summary>Send a probe, over a new connection when there is none.</summary>
    Probe = 1,

    /// <summary>Ask a third silo.</summary>
    AskWitness = 2,

    /// <summary>Put it to the table: vote, or declare the silo dead.</summary>
    Rule = 4,
}
