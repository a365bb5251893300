namespace Orleans.Runtime.MembershipService;

/// <summary>What a third silo says of a doubted one.</summary>
[GenerateSerializer]
internal enum WitnessAnswer
{
    /// <summary>It cannot tell, is itself starved, or did not answer in time: it counts for nothing.</summary>
    Unavailable = 0,

    /// <summary>The silo answered it.</summary>
    Reachable = 1,

    /// <summary>It does not reach the silo either.</summary>
    Unreachable = 2,
}
