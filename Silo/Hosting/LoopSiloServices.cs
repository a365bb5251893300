using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService.SiloMetadata;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.Stages;
using OrleansHa.Grains.Loops.Watch;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Processors;
using OrleansHa.Grains.Processors.Custom;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Custom;
using OrleansHa.Silo.Health;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Outputs.Http;
using OrleansHa.Silo.Sources;
using OrleansHa.Silo.Sources.Http;
using OrleansHa.Silo.Stages;
using OrleansHa.Silo.Standbys;
using OrleansHa.Silo.Store;
using OrleansHa.Silo.Takeover;
using OrleansHa.Silo.Trust;
using OrleansHa.Silo.Watch;

namespace OrleansHa.Silo.Hosting;

/// <summary>Puts a silo that runs loops together.</summary>
internal static class LoopSiloServices
{
    private const string ConnectionName = "Loops";

    /// <summary>The engine with membership and grain states in PostgreSQL.</summary>
    public static ISiloBuilder UsePostgres(this ISiloBuilder silo)
    {
        var connectionString = StoreDataSource.ForEngine(RequireConnectionString(silo.Configuration));
        return silo
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorage(ProcessorGrain.StorageName, options => (options.Invariant, options.ConnectionString) = ("Npgsql", connectionString));
    }

    /// <summary>All that loops need on a silo; clustering is the host's part.</summary>
    public static ISiloBuilder AddLoops(this ISiloBuilder silo)
    {
        var metadata = silo.Configuration.GetSection("Orleans:Metadata").GetChildren()
            .Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!);
        metadata[SiloZones.PidKey] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        metadata[SiloZones.StartedAtKey] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        silo.UseSiloMetadata(metadata);
        silo.Configure<ClusterMembershipOptions>(FastFailover);
        silo.AddPlacementDirector<LoopPlacement, LoopPlacementDirector>();
        silo.AddPlacementDirector<SourcePlacement, SourcePlacementDirector>();
        AddStore(silo.Services, silo.Configuration);
        AddWorld(silo.Services);
        AddStages(silo.Services, silo.Configuration);
        AddTakeover(silo.Services, silo.Configuration);
        silo.AddGrainService<StandbyService>();
        AddStandbys(silo.Services, silo.Configuration);
        AddWatch(silo.Services, silo.Configuration);
        silo.Services.AddSingleton<SiloZones>();
        silo.Services.AddSingleton<SiloNames>();
        silo.Services.AddSingleton<DrainedZones>();
        silo.Services.AddSingleton<DefinitionGate>();
        silo.Services.AddSingleton<LivingSilos>();
        silo.Services.AddHostedService(services => services.GetRequiredService<LivingSilos>());
        silo.Services.AddSingleton<ISiloPlace>(services => new SiloPlace(services.GetRequiredService<ILocalSiloDetails>(), silo.Configuration));
        silo.Services.AddSingleton<RunningLoops>();
        silo.Services.AddSingleton<ActiveGrains>();
        silo.Services.AddSingleton<LoopInstruments>();
        silo.Services.AddSingleton<LoopServices>();
        silo.Services.AddHealthChecks()
            .AddCheck<SiloActive>("silo", tags: [HealthEndpoints.Ready])
            .AddCheck<StoreReachable>("store", tags: [HealthEndpoints.Ready]);
        return silo;
    }

    /// <summary>
    /// A killed silo is known by its connections at once; how long a frozen or cut-off one may be silent follows from the probes:
    /// 0.7 s with these, 1 s by default, with which a frozen owner's loop stood still for 2.1 s (measured) and thus longer than
    /// promised. 500 ms with two misses would give 0.6 s, but leave that limit no room to widen where silences are usual. Two
    /// votes, so that one silo with a bad link cannot end another; the table is read often because nobody gossips for the dead.
    /// </summary>
    private static void FastFailover(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromMilliseconds(3500);
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
        options.DefunctSiloExpiration = TimeSpan.FromHours(6);
        // Starting behind a cluster that was killed as a whole must not take minutes.
        options.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
    }

    private static void AddStore(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LoopStoreOptions>().Bind(configuration.GetSection(LoopStoreOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LoopStoreOptions>, LoopStoreOptionsValidator>();
        services.AddSingleton(_ => StoreDataSource.Create(RequireConnectionString(configuration), $"silo {configuration["Orleans:Name"]}"));
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<StoreInstruments>();
        services.AddSingleton<ILoopStore, LoopStore>();
        services.AddSingleton<ILoopCatalog, LoopCatalog>();
        services.AddSingleton<IZoneOrders, ZoneOrders>();
        services.AddSingleton<IAlertLog, AlertLog>();
        services.AddSingleton<IDeadLetterStore, DeadLetterStore>();
        services.AddOptions<StepJournalOptions>().Bind(configuration.GetSection(StepJournalOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StepJournalOptions>, StepJournalOptionsValidator>();
        services.AddSingleton<StepJournal>();
        services.AddSingleton<IStepJournal>(provider => provider.GetRequiredService<StepJournal>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, StepReconciler>();
        services.AddSingleton(TimeProvider.System);
    }

    private static void AddWorld(IServiceCollection services)
    {
        services.AddOptions<TrustOptions>().BindConfiguration(TrustOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TrustOptions>, TrustOptionsValidator>();
        services.AddSingleton<PeerTrust>();
        services.AddSources();
        services.AddOutputs();
        AddClient(services, HttpRead.ClientName, HttpRead.MaxBody);
        // An endpoint's answer is its status; its body is of no use.
        AddClient(services, HttpOutputKind.ClientName, HttpRead.MaxBody);
        // A stage's answer is a number in some hundred bytes, as a reading is.
        AddClient(services, HttpStage.ClientName, HttpRead.MaxBody);
    }

    private static void AddStages(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CustomOptions>().Bind(configuration.GetSection(CustomOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CustomOptions>, CustomOptionsValidator>();
        services.AddSingleton<ICustomCode, CustomCode>();
        services.AddSingleton<IHttpStages, HttpStages>();
        services.AddSingleton<StageServices>();
    }

    private static void AddClient(IServiceCollection services, string name, int maxBody) => services
        .AddHttpClient(name, client =>
        {
            client.MaxResponseContentBufferSize = maxBody;
            client.Timeout = Timeout.InfiniteTimeSpan; // Every call has a bound of its own.
        })
        .ConfigurePrimaryHttpMessageHandler(static provider => new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = provider.GetRequiredService<PeerTrust>().Callback },
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            // A sensor and an actuator each answer one call at a time.
            MaxConnectionsPerServer = 64,
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static void AddTakeover(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TakeoverOptions>().Bind(configuration.GetSection(TakeoverOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TakeoverOptions>, TakeoverOptionsValidator>();
        services.AddSingleton<ClusterView>();
        services.AddSingleton<LoopResumer>();
        services.AddSingleton<LoopMover>();
        services.AddSingleton<ILoopMover>(provider => provider.GetRequiredService<LoopMover>());
        services.AddSingleton<LoopMoves>();
        services.AddSingleton<TakeoverService>();
        services.AddSingleton<ILoopRecovery>(provider => provider.GetRequiredService<TakeoverService>());
        // After the silo in order of registration: it starts when the silo is active, and drains before the silo stops.
        services.AddHostedService(provider => provider.GetRequiredService<TakeoverService>());
        services.AddHostedService<OwnerKeeper>();
        services.AddHostedService<Rehearsal>();
    }

    private static void AddStandbys(IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(StandbyOptions.Section);
        services.AddOptions<StandbyOptions>().Bind(section).ValidateOnStart();
        services.AddOptions<StandbyMemoryOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StandbyOptions>, StandbyOptionsValidator>();
        services.AddSingleton<IValidateOptions<StandbyMemoryOptions>, StandbyOptionsValidator>();
        services.AddSingleton<LoopFeeds>();
        services.AddSingleton<StandbyMemory>();
        services.AddSingleton<StandbyInstruments>();
        services.AddSingleton<StandbyServiceClient>();
        services.AddSingleton<StandbyRegister>();
        services.AddSingleton<StandbyViews>();
        services.AddHostedService<StandbyPlanner>();
        services.AddHostedService<StandbyKeeper>();
    }

    private static void AddWatch(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WatchOptions>().Bind(configuration.GetSection(WatchOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchOptions>, WatchOptionsValidator>();
        services.AddSingleton<WatchInstruments>();
        services.AddSingleton<LoopWatchdog>();
        services.AddSingleton<ILoopWatch>(provider => provider.GetRequiredService<LoopWatchdog>());
        services.AddHostedService(provider => provider.GetRequiredService<LoopWatchdog>());
        services.AddHostedService<PeerWatch>();
    }

    private static string RequireConnectionString(IConfiguration configuration) => configuration.GetConnectionString(ConnectionName)
        ?? throw new OrleansConfigurationException($"ConnectionStrings:{ConnectionName} is missing: the PostgreSQL of membership, grain states and loops.");
}
