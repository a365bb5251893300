namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What stands ready to take a loop over.</summary>
public enum StandbyKind
{
    /// <summary>Nothing: a surviving silo resumes it from the store.</summary>
    None = 0,

    /// <summary>Replicas in other zones that know every committed step.</summary>
    Hot = 1,
}
