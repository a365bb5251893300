using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Placement;
using Orleans.Runtime.Telemetry;

namespace Orleans.Hosting;

/// <summary>What every silo has.</summary>
internal static class DefaultSiloServices
{
    public static void AddTo(IServiceCollection services, IConfigurationSection section)
    {
        services.AddOptions();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        SiloConfiguration.Apply(services, section);
        AddOptionsChecks(services);

        services.TryAddSingleton<LocalSiloDetails>();
        services.TryAddSingleton<ILocalSiloDetails>(provider => provider.GetRequiredService<LocalSiloDetails>());
        services.TryAddSingleton<SiloStopSwitch>();
        services.TryAddSingleton<IFatalErrorHandler, ProcessEndingFatalErrorHandler>();
        services.TryAddSingleton<SiloLifecycle>();
        services.TryAddSingleton<ISiloLifecycle>(provider => provider.GetRequiredService<SiloLifecycle>());
        services.TryAddSingleton(provider => new Silo(
            provider, provider.GetRequiredService<SiloLifecycle>(), provider.GetRequiredService<ILocalSiloDetails>(), provider.GetRequiredService<ILogger<Silo>>()));
        services.AddHostedService<SiloHostedService>();

        services.AddMessaging();
        services.TryAddSingleton<CatalogInstruments>();
        services.TryAddSingleton<StorageInstruments>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloGauges>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Watchdog>();
        services.AddMembership();
        services.AddGrainDirectory();
        services.AddCatalog();
        services.AddPlacement();
        services.AddSiloFacts();
        services.AddGrainStates();
        services.AddGrainServices();
        services.AddMigration();
        services.AddLoad();
        services.AddManagement();
    }

    private static void AddOptionsChecks(IServiceCollection services)
    {
        services.AddSingleton<IConfigurationValidator, ClusteringValidator>();
        services.AddSingleton<IConfigurationValidator, ClusterOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, EndpointOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, GrainCollectionOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, SiloMessagingOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, SchedulingOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, ConsistentRingOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, StatelessWorkerOptionsValidator>();
        services.AddSingleton<IConfigurationValidator, GrainVersioningOptionsValidator>();
        services.AddSingleton<IPostConfigureOptions<SiloOptions>, SiloNameDefault>();
    }
}
