using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Checks <see cref="LoadSheddingOptions"/> before the silo starts.</summary>
internal sealed class LoadSheddingOptionsValidator(IOptions<LoadSheddingOptions> options) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Value;
        if (!value.LoadSheddingEnabled) return;
        Check(nameof(value.CpuThreshold), value.CpuThreshold);
        Check(nameof(value.MemoryThreshold), value.MemoryThreshold);
    }

    private static void Check(string key, int value)
    {
        if (value is <= 0 or > 100)
            throw new OrleansConfigurationException($"{nameof(LoadSheddingOptions)}.{key} is {value}: it must be above 0 and at most 100 (percent).");
    }
}
