namespace Orleans.Runtime.MembershipService;

/// <summary>What a failure detector thinks of one silo.</summary>
internal enum PeerCondition
{
    /// <summary>It was heard lately.</summary>
    Trusted,

    /// <summary>It broke its connection or was silent too long; direct and indirect probes are under way.</summary>
    Doubted,

    /// <summary>It does not answer, and no third silo says that it does.</summary>
    Failing,
}
