namespace Orleans.Runtime.MembershipService;

/// <summary>A view on its way to another silo. An optimization: the table is the truth.</summary>
[GenerateSerializer]
internal sealed class MembershipGossip(long version, List<MembershipEntry> entries)
{
    [Id(0)]
    public long Version { get; } = version;

    [Id(1)]
    public List<MembershipEntry> Entries { get; } = entries;
}
