namespace OrleansHa.Gateway.Problems;

/// <summary>What became of a request that was answered with a problem.</summary>
internal static class Outcome
{
    /// <summary>Nothing changed.</summary>
    public const string None = "none";

    /// <summary>It took effect all the same.</summary>
    public const string Applied = "applied";

    /// <summary>Nobody can tell; ask again with the same key.</summary>
    public const string Unknown = "unknown";
}
