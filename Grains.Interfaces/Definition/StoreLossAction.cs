namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>What a loop does while the store cannot be reached.</summary>
public enum StoreLossAction
{
    /// <summary>Outputs freeze by their fail action until the store is back.</summary>
    Hold = 0,

    /// <summary>The present owner goes on from memory, with a journal, for a bounded time.</summary>
    Continue = 1,
}
