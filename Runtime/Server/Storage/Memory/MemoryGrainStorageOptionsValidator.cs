using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Storage;

/// <summary>Checks the options of one memory storage provider.</summary>
internal sealed class MemoryGrainStorageOptionsValidator(IOptionsMonitor<MemoryGrainStorageOptions> options, string name) : IConfigurationValidator
{
    // Each part is a grain; more of them than this spread nothing further.
    private const int MaxParts = 10_000;

    public void ValidateConfiguration() =>
        OptionsCheck.InRange($"{nameof(MemoryGrainStorageOptions)} '{name}'", nameof(MemoryGrainStorageOptions.NumStorageGrains), options.Get(name).NumStorageGrains, 1, MaxParts);
}
