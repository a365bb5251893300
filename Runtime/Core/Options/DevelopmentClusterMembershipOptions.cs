using System.Net;

namespace Orleans.Configuration;

/// <summary>Membership held by one silo.</summary>
public class DevelopmentClusterMembershipOptions
{
    /// <summary>The silo that holds the membership table.</summary>
    public IPEndPoint? PrimarySiloEndpoint { get; set; }
}
