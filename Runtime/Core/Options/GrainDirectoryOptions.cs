namespace Orleans.Configuration;

/// <summary>The grain directory.</summary>
public class GrainDirectoryOptions
{
    /// <summary>Entries the local cache holds.</summary>
    public int CacheSize { get; set; } = 1_000_000;
}
