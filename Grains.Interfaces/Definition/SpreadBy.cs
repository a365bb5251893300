namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What replicas of a loop are kept apart by.</summary>
public enum SpreadBy
{
    Zone = 0,
}
