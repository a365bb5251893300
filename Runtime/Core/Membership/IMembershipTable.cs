namespace Orleans;

/// <summary>The table that all silos of a cluster agree through.</summary>
public interface IMembershipTable
{
    /// <summary>Prepares the table; creates the version row when asked.</summary>
    Task InitializeMembershipTable(bool tryInitTableVersion);

    /// <summary>Removes everything of a cluster.</summary>
    Task DeleteMembershipTableEntries(string clusterId);

    /// <summary>Removes rows that are not active and were last alive before a date.</summary>
    Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate);

    /// <summary>Reads one row.</summary>
    Task<MembershipTableData> ReadRow(SiloAddress key);

    /// <summary>Reads all rows.</summary>
    Task<MembershipTableData> ReadAll();

    /// <summary>Inserts a row and raises the version; false when the row exists or the version is another.</summary>
    Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion);

    /// <summary>Updates a row and raises the version; false when the version is another.</summary>
    Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion);

    /// <summary>Writes a heartbeat; the version stays.</summary>
    Task UpdateIAmAlive(MembershipEntry entry);
}
