namespace Orleans.Runtime.MembershipService;

/// <summary>What a silo that finds another one failing may write.</summary>
internal enum DeathRuling
{
    /// <summary>Nothing: it is dead already, its votes are there already, or this silo may itself be the one that is cut off.</summary>
    Nothing,

    /// <summary>The votes.</summary>
    Vote,

    /// <summary>The votes, and death.</summary>
    Death,
}

