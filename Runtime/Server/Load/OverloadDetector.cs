using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Says whether this silo's gateway should refuse client requests.</summary>
internal sealed class OverloadDetector(ISiloResources resources, IOptions<LoadSheddingOptions> options)
{
    private readonly LoadSheddingOptions _options = options.Value;

    public bool IsOverloaded
    {
        get
        {
            if (!_options.LoadSheddingEnabled) return false;
            var current = resources.Current;
            return current.CpuUsagePercentage > _options.CpuThreshold || current.MemoryUsagePercentage > _options.MemoryThreshold;
        }
    }
}
