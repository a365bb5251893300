namespace Orleans.Runtime.MembershipService;

/// <summary>How one probe ended.</summary>
internal enum ProbeOutcome
{
    /// <summary>The silo answered.</summary>
    Answered,

    /// <summary>The connection was refused or broke: nobody of that incarnation listens there.</summary>
    Refused,

    /// <summary>Nothing came back in time.</summary>
    Missed,
}
