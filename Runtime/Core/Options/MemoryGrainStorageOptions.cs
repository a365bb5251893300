using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Storage in the cluster's memory.</summary>
public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>How many grains share the records when nothing else is said.</summary>
    public const int NumStorageGrainsDefaultValue = 10;

    /// <summary>The stage at which the provider is ready when nothing else is said.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>How many grains share the records.</summary>
    public int NumStorageGrains { get; set; } = NumStorageGrainsDefaultValue;

    /// <summary>The stage at which the provider is ready.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>Filled in by the provider's key, else by the unkeyed serializer.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = default!;
}
