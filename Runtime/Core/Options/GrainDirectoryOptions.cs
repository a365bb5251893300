using System.Diagnostics.CodeAnalysis;

namespace Orleans.Configuration;

/// <summary>The grain directory.</summary>
public class GrainDirectoryOptions
{
    /// <summary>How a silo remembers where activations are.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The Orleans surface nests it.")]
    public enum CachingStrategyType
    {
        /// <summary>Hardly at all.</summary>
        None = 0,

        /// <summary>The ones used last, up to <see cref="CacheSize"/>.</summary>
        LRU = 1,
    }

    /// <summary>How a silo remembers where activations are.</summary>
    public CachingStrategyType CachingStrategy { get; set; } = CachingStrategyType.LRU;

    /// <summary>Entries the local cache holds.</summary>
    public int CacheSize { get; set; } = 1_000_000;
}
