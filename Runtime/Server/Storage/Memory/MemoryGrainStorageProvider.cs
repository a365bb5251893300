using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Storage in memory by configuration; its keys are those of the options.</summary>
internal sealed class MemoryGrainStorageProvider : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section) => builder.AddMemoryGrainStorage(name!, options => options.Bind(section));
}
