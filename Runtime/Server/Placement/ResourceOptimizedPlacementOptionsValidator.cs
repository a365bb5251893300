using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="ResourceOptimizedPlacementOptions"/> before the silo starts.</summary>
internal sealed class ResourceOptimizedPlacementOptionsValidator(IOptions<ResourceOptimizedPlacementOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        Check(nameof(value.CpuUsageWeight), value.CpuUsageWeight);
        Check(nameof(value.MemoryUsageWeight), value.MemoryUsageWeight);
        Check(nameof(value.AvailableMemoryWeight), value.AvailableMemoryWeight);
        Check(nameof(value.MaxAvailableMemoryWeight), value.MaxAvailableMemoryWeight);
        Check(nameof(value.ActivationCountWeight), value.ActivationCountWeight);
        Check(nameof(value.LocalSiloPreferenceMargin), value.LocalSiloPreferenceMargin);
    }

    private static void Check(string key, int value)
    {
        if (value is < 0 or > 100)
            throw new OrleansConfigurationException($"{nameof(ResourceOptimizedPlacementOptions)}.{key} is {value}: it must be 0 to 100.");
    }
}
