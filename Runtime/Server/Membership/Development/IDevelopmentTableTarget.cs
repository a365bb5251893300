namespace Orleans.Runtime.MembershipService;

/// <summary>The membership table of the primary silo, as other silos reach it.</summary>
internal interface IDevelopmentTableTarget : ISystemTarget
{
    Task<MembershipGossip> Read();

    /// <summary>Inserts when the table has this version.</summary>
    Task<bool> Insert(MembershipEntry entry, int version);

    /// <summary>Updates when the table has this version.</summary>
    Task<bool> Update(MembershipEntry entry, int version);

    Task Beat(MembershipEntry entry);

    Task Cleanup(DateTime before);

    Task Delete(string clusterId);
}
