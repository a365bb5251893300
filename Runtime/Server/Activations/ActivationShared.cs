using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Scheduler;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>What all activations of a silo share.</summary>
internal sealed class ActivationShared
{
    private IGrainLocator? _locator;
    private IGrainRuntime? _runtime;
    private ActivationMover? _mover;

    public ActivationShared(
        IServiceProvider services,
        TurnSchedulerShared scheduling,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloMessagingOptions> messaging,
        DeepCopier copier,
        IEnumerable<IIncomingGrainCallFilter> filters,
        ILogger<Activation> logger)
    {
        Services = services;
        Scheduling = scheduling;
        Collection = collection.Value;
        Messaging = messaging.Value;
        Copier = copier;
        IncomingFilters = [.. filters];
        Logger = logger;
        Instruments = services.GetService<CatalogInstruments>();
        Messages = services.GetService<MessagingInstruments>();
        Arrived = services.GetService<ArrivedRequests>() ?? ArrivedRequests.ForThisProcess();
        TimeProvider = services.GetKeyedService<TimeProvider>(TimeProviderNames.Grains) ?? services.GetService<TimeProvider>() ?? TimeProvider.System;
    }

    public IServiceProvider Services { get; }

    public TurnSchedulerShared Scheduling { get; }

    /// <summary>Found at first use: the directory in turn asks the catalog for its activations.</summary>
    public IGrainLocator Locator => _locator ??= Services.GetRequiredService<IGrainLocator>();

    /// <summary>Found at first use: it in turn needs this object.</summary>
    public IGrainRuntime Runtime => _runtime ??= Services.GetRequiredService<IGrainRuntime>();

    /// <summary>Found at first use: it in turn needs references.</summary>
    public ActivationMover Mover => _mover ??= Services.GetRequiredService<ActivationMover>();

    public GrainCollectionOptions Collection { get; }

    public SiloMessagingOptions Messaging { get; }

    public DeepCopier Copier { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    public ILogger Logger { get; }

    /// <summary>What is measured of activations, null for nothing.</summary>
    public CatalogInstruments? Instruments { get; }

    /// <summary>What bounds the requests that wait.</summary>
    public ArrivedRequests Arrived { get; }

    /// <summary>What is measured of messages, null for nothing.</summary>
    public MessagingInstruments? Messages { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Stateless workers with more than one activation.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<StatelessWorkers, bool> CrowdedWorkers { get; } = new();

    /// <summary>Set by the catalog, which in turn needs this object.</summary>
    public ICatalogRemoval Catalog { get; set; } = default!;

    /// <summary>Set by the message center, which in turn needs the catalog.</summary>
    public IRequestRouting Routing { get; set; } = default!;
}
