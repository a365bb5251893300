namespace Orleans;

/// <summary>What the membership table holds.</summary>
[GenerateSerializer]
public sealed class MembershipTableData
{
    /// <summary>Rows with their marks and the table's version.</summary>
    public MembershipTableData(List<Tuple<MembershipEntry, string>> list, TableVersion version)
    {
        Members = list;
        Version = version;
    }

    /// <summary>One row with its mark and the table's version.</summary>
    public MembershipTableData(Tuple<MembershipEntry, string> tuple, TableVersion version)
        : this([tuple], version)
    {
    }

    /// <summary>No rows.</summary>
    public MembershipTableData(TableVersion version)
        : this([], version)
    {
    }

    /// <summary>The rows with their marks.</summary>
    [Id(0)]
    public IReadOnlyList<Tuple<MembershipEntry, string>> Members { get; private set; }

    /// <summary>The table's version.</summary>
    [Id(1)]
    public TableVersion Version { get; private set; }
}
