using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.AdoNet;

namespace Orleans.Hosting;

/// <summary>Storage in a database by configuration; its other keys are those of the options.</summary>
internal sealed class AdoNetGrainStorageProvider : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section) => builder.AddAdoNetGrainStorage(
        name!, options => options.Bind(section).Configure(bound => bound.ConnectionString = AdoNetSection.ConnectionString(section, builder.Configuration)));
}
