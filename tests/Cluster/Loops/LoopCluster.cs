using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansHa.Silo.Hosting;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Loops;

/// <summary>Silos of one cluster in this process, over real sockets and a real PostgreSQL, one zone each.</summary>
internal sealed class LoopCluster : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly string _id = $"test-{Guid.NewGuid():N}";
    private readonly List<IHost> _silos = [];
    private Action<IServiceCollection>? _configure;
    private readonly TemporaryDirectory _journals = new();
    private readonly ConcurrentQueue<string> _log = new();

    private readonly IReadOnlyDictionary<string, string?> _settings;

    private LoopCluster(string connectionString, IReadOnlyDictionary<string, string?> settings)
    {
        _connectionString = connectionString;
        _settings = settings;
    }

    public IReadOnlyList<IHost> Silos => _silos;

    /// <summary>The last lines that the silos logged.</summary>
    public string Log => string.Join('\n', _log);

    public IGrainFactory Grains => _silos[0].Services.GetRequiredService<IGrainFactory>();

    /// <param name="connectionString">A database with the tables of deploy/sql.</param>
    /// <param name="silos">How many, in zones a, b and so on.</param>
    /// <param name="configure">Changes what a silo is made of.</param>
    /// <param name="settings">Configuration that every silo has besides its own.</param>
    public static async Task<LoopCluster> StartAsync(
        string connectionString, int silos, Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var cluster = new LoopCluster(connectionString, settings ?? new Dictionary<string, string?>()) { _configure = configure };
        for (var i = 0; i < silos; i++)
            await cluster.AddAsync(((char)('a' + i)).ToString());
        return cluster;
    }

    public async Task<IHost> AddAsync(string zone)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(_settings).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Loops"] = _connectionString,
            ["Orleans:ClusterId"] = _id,
            ["Orleans:ServiceId"] = "loops",
            ["Orleans:Name"] = $"silo-{zone}",
            ["Orleans:Endpoints:SiloPort"] = TestPorts.Next().ToString(),
            ["Orleans:Endpoints:GatewayPort"] = TestPorts.Next().ToString(),
            ["Orleans:Endpoints:AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans:Metadata:zone"] = zone,
            ["Loop:Journal:Directory"] = _journals.Path,
        });
        builder.Logging.AddProvider(new QueueLogs(_log, zone)).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.UseOrleans(silo => silo.UsePostgres().AddLoops());
        _configure?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        _silos.Add(host);
        return host;
    }

    /// <summary>Stops a silo in an orderly way.</summary>
    public async Task StopAsync(IHost silo)
    {
        _silos.Remove(silo);
        await silo.StopAsync();
        silo.Dispose();
    }

    /// <summary>Ends a silo without letting it hand anything over.</summary>
    public async Task KillAsync(IHost silo)
    {
        _silos.Remove(silo);
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await silo.StopAsync(now.Token);
        silo.Dispose();
    }

    /// <summary>The silo that runs a loop, or null.</summary>
    public IHost? OwnerOf(string loop) => _silos.Find(silo => silo.Services.GetRequiredService<OrleansHa.Grains.Loops.RunningLoops>().Contains(loop));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            // What a test leaves behind need not be handed over.
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await silo.StopAsync(now.Token);
            silo.Dispose();
        }

        _journals.Dispose();
    }

    private sealed class QueueLogs(ConcurrentQueue<string> lines, string zone) : ILoggerProvider, ILogger
    {
        private const int Kept = 2_000;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {zone} {logLevel} {formatter(state, exception)} {exception?.Message}");
            while (lines.Count > Kept)
                lines.TryDequeue(out _);
        }

        public void Dispose()
        {
        }
    }
}
