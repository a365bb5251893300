using Microsoft.Extensions.Configuration;

namespace Orleans.Hosting;

/// <summary>The providers of silos that configuration can name.</summary>
internal static class SiloProviders
{
    private static readonly NamedProvider[] Known =
    [
        new("Clustering", "Development", typeof(DevelopmentClusteringProvider).AssemblyQualifiedName!, "Microsoft.Orleans.Server"),
        new("Clustering", "AdoNet", "Orleans.Hosting.AdoNetClusteringProvider, OrleansHa.Runtime.Clustering.AdoNet", "Microsoft.Orleans.Clustering.AdoNet"),
        new("GrainStorage", "Memory", typeof(MemoryGrainStorageProvider).AssemblyQualifiedName!, "Microsoft.Orleans.Server"),
        new("GrainStorage", "AdoNet", "Orleans.Hosting.AdoNetGrainStorageProvider, OrleansHa.Runtime.Persistence.AdoNet", "Microsoft.Orleans.Persistence.AdoNet"),
        new("Reminders", "Memory", "Orleans.Hosting.InMemoryReminderProvider, OrleansHa.Runtime.Reminders", "Microsoft.Orleans.Reminders"),
        new("Reminders", "AdoNet", "Orleans.Hosting.AdoNetReminderProvider, OrleansHa.Runtime.Reminders.AdoNet", "Microsoft.Orleans.Reminders.AdoNet"),
    ];

    public static void Apply(ISiloBuilder builder, IConfigurationSection section)
    {
        // A directory that is named and not there would leave silos that disagree: refused like any unknown provider.
        foreach (var kind in new[] { "Clustering", "Reminders", "GrainDirectory" }) NamedProviders.Apply(builder, kind, null, section.GetSection(kind), Known);
        foreach (var storage in section.GetSection("GrainStorage").GetChildren()) NamedProviders.Apply(builder, "GrainStorage", storage.Key, storage, Known);
    }
}
