namespace Orleans.Placement;

/// <summary>What may not move an activation by itself.</summary>
[Flags]
public enum ImmovableKind : byte
{
    /// <summary>The repartitioner.</summary>
    Repartitioner = 1,

    /// <summary>The rebalancer.</summary>
    Rebalancer = 2,

    /// <summary>Both.</summary>
    Any = Repartitioner | Rebalancer,
}
