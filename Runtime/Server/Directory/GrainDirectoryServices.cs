using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Registers the grain directory.</summary>
internal static class GrainDirectoryServices
{
    /// <summary>Needs membership, <see cref="ILocalActivations"/>, <see cref="ISystemTargetFactory"/> and <see cref="ISystemTargetRegistry"/> from others.</summary>
    public static IServiceCollection AddGrainDirectory(this IServiceCollection services)
    {
        services.TryAddSingleton<IDirectoryTransport, DirectoryTransport>();
        services.TryAddSingleton(CreateSurroundings);
        services.TryAddSingleton(provider => new LocalDirectory(provider.GetRequiredService<DirectorySurroundings>(), Logger<LocalDirectory>(provider)));
        services.TryAddSingleton(provider => new DirectoryRecovery(
            provider.GetRequiredService<LocalDirectory>(), provider.GetRequiredService<IDirectoryTransport>(), provider.GetRequiredService<DirectorySurroundings>(), Logger<DirectoryRecovery>(provider)));
        services.TryAddSingleton(provider => new DirectoryCache(
            provider.GetRequiredService<IOptions<GrainDirectoryOptions>>().Value is { CachingStrategy: GrainDirectoryOptions.CachingStrategyType.LRU } options ? options.CacheSize : 0));
        services.TryAddSingleton<IGrainLocator>(provider => new GrainLocator(
            provider.GetRequiredService<LocalDirectory>(), provider.GetRequiredService<IDirectoryTransport>(), provider.GetRequiredService<DirectorySurroundings>(),
            provider.GetRequiredService<DirectoryCache>(), Logger<GrainLocator>(provider)));
        services.TryAddSingleton<DirectoryTarget>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMembershipObserver, DirectoryParticipant>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetServices<IMembershipObserver>().OfType<DirectoryParticipant>().Single());
        return services;
    }

    private static ILogger Logger<T>(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger<T>();

    private static DirectorySurroundings CreateSurroundings(IServiceProvider provider)
    {
        // The catalog itself uses the directory, so it is looked up on use.
        var activations = new Lazy<ILocalActivations>(provider.GetRequiredService<ILocalActivations>);
        var agent = provider.GetRequiredService<TableAgent>();
        return new DirectorySurroundings
        {
            Self = provider.GetRequiredService<ILocalSiloDetails>().SiloAddress,
            Time = provider.GetRequiredService<MembershipClock>().Time,
            Activations = () => activations.Value.Registered,
            DropDuplicate = (loser, winner) => activations.Value.DeactivateDuplicate(loser, winner),
            CatchUp = agent.CatchUp,
        };
    }
}
