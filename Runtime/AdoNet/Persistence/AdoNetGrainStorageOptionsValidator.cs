using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Storage;

internal sealed class AdoNetGrainStorageOptionsValidator(IOptionsMonitor<AdoNetGrainStorageOptions> options, string name) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        var value = options.Get(name);
        var label = $"{nameof(AdoNetGrainStorageOptions)} of storage '{name}'";
        AdoNetOptionsCheck.Connection(label, value.Invariant, value.ConnectionString, value.DataSource);
        if (value.GrainStorageSerializer is null)
        {
            throw new OrleansConfigurationException($"{label}: GrainStorageSerializer is not set and no {nameof(IGrainStorageSerializer)} is registered.");
        }
    }
}
