namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What happens to decisions that wait while a newer one arrives.</summary>
public enum CoalesceRule
{
    /// <summary>Only the newest is delivered, the others are superseded.</summary>
    Latest = 0,

    /// <summary>Each is delivered, in order.</summary>
    None = 1,
}
