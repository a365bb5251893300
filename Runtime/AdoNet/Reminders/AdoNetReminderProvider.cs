using Microsoft.Extensions.Configuration;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Reminders in a database by configuration.</summary>
internal sealed class AdoNetReminderProvider : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section) => builder.UseAdoNetReminderService((AdoNetReminderTableOptions options) =>
    {
        options.Invariant = section["Invariant"] ?? options.Invariant;
        options.ConnectionString = AdoNetSection.ConnectionString(section, builder.Configuration);
    });
}
