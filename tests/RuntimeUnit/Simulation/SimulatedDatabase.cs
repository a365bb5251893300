using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The membership table: the engine's own table in memory, and how reachable it is.</summary>
internal sealed class SimulatedDatabase(int seed)
{
    private readonly string _name = $"simulation {seed}";
    private IReadOnlyList<MembershipEntry>? _rows;
    private int _version;

    public InMemoryMembershipTable Table => new(_name);

    /// <summary>Whether it answers nobody.</summary>
    public bool IsDown { get; set; }

    /// <summary>Machines that do not reach it.</summary>
    public HashSet<int> Unreached { get; } = [];

    /// <summary>The share of operations that fail although they may have been applied.</summary>
    public double FailureRate { get; set; }

    public double MostLatency { get; set; } = 4;

    public IReadOnlyList<MembershipEntry> Rows
    {
        get
        {
            Read();
            return _rows!;
        }
    }

    public int Version
    {
        get
        {
            Read();
            return _version;
        }
    }

    public bool IsDead(SiloAddress silo) => Rows.FirstOrDefault(row => row.SiloAddress.Equals(silo))?.Status == SiloStatus.Dead;

    /// <summary>Something was written.</summary>
    public void Changed() => _rows = null;

    public void Drop()
    {
        _ = Table.DeleteMembershipTableEntries(_name);
    }

    private void Read()
    {
        if (_rows is not null) return;
        var data = Table.ReadAll().GetAwaiter().GetResult();
        _rows = [.. data.Members.Select(member => member.Item1)];
        _version = data.Version.Version;
    }
}
