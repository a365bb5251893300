namespace Orleans.Runtime;

/// <summary>Questions about a status.</summary>
public static class SiloStatusExtensions
{
    /// <summary>True when the silo is leaving or gone.</summary>
    public static bool IsTerminating(this SiloStatus siloStatus) => siloStatus is SiloStatus.ShuttingDown or SiloStatus.Stopping or SiloStatus.Dead;
}
