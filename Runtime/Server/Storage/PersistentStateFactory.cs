using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Telemetry;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Makes the persistent states of activations.</summary>
internal sealed class PersistentStateFactory(ILoggerFactory loggers, StorageInstruments? instruments = null) : IPersistentStateFactory
{
    private readonly ILogger _logger = loggers.CreateLogger("Orleans.Storage");

    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(config);
        var state = new PersistentState<TState>(context, config.StateName, FindStorage(context, config), _logger, instruments);
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.ReadFirstAsync);
        context.ObservableLifecycle.AddMigrationParticipant(state);
        return state;
    }

    private static IGrainStorage FindStorage(IGrainContext context, IPersistentStateConfiguration config)
    {
        var services = context.ActivationServices;
        var storage = string.IsNullOrEmpty(config.StorageName) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(config.StorageName);
        return storage ?? throw new BadProviderConfigException(string.IsNullOrEmpty(config.StorageName)
            ? $"State '{config.StateName}' of {context.GrainId} uses the default storage provider, and none is registered. Add one, e.g. with AddMemoryGrainStorageAsDefault."
            : $"State '{config.StateName}' of {context.GrainId} uses the storage provider '{config.StorageName}', and none is registered under that name.");
    }
}
