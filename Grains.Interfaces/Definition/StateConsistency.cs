namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>When a step is committed relative to its action.</summary>
public enum StateConsistency
{
    /// <summary>Before it acts.</summary>
    Strong = 0,

    /// <summary>After it acted, within a bounded lag.</summary>
    Eventual = 1,
}
