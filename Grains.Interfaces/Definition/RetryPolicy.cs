namespace OrleansHa.Grains.Interfaces.Definition;

/// <summary>How the wait between two attempts grows.</summary>
public enum RetryPolicy
{
    /// <summary>Doubling with jitter up to the longest interval.</summary>
    Exponential = 0,
}
