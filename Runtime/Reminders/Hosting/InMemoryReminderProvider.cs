using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>Reminders in memory by configuration.</summary>
internal sealed class InMemoryReminderProvider : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection section) => builder.UseInMemoryReminderService();
}
