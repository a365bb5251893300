namespace Orleans;

/// <summary>One silo's row in the membership table.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    /// <summary>The silo.</summary>
    [Id(0)]
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>Its status.</summary>
    [Id(1)]
    public SiloStatus Status { get; set; }

    /// <summary>Votes against it: voter and time (UTC); null when there are none.</summary>
    [Id(2)]
    public List<Tuple<SiloAddress, DateTime>>? SuspectTimes { get; set; }

    /// <summary>The gateway's port, 0 for none.</summary>
    [Id(3)]
    public int ProxyPort { get; set; }

    /// <summary>The host's name.</summary>
    [Id(4)]
    public string HostName { get; set; } = "";

    /// <summary>The silo's name.</summary>
    [Id(5)]
    public string SiloName { get; set; } = "";

    /// <summary>The role, null for none.</summary>
    [Id(6)]
    public string? RoleName { get; set; }

    /// <summary>The update zone.</summary>
    [Id(7)]
    public int UpdateZone { get; set; }

    /// <summary>The fault zone.</summary>
    [Id(8)]
    public int FaultZone { get; set; }

    /// <summary>When the silo started (UTC).</summary>
    [Id(9)]
    public DateTime StartTime { get; set; }

    /// <summary>Its last heartbeat (UTC).</summary>
    [Id(10)]
    public DateTime IAmAliveTime { get; set; }

    internal MembershipEntry Copy()
    {
        var copy = (MembershipEntry)MemberwiseClone();
        copy.SuspectTimes = SuspectTimes is null ? null : [.. SuspectTimes];
        return copy;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{SiloAddress} {SiloName} {Status}";
}
