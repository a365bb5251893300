using System.Globalization;
using Npgsql;
using OrleansHa.Tests.Chaos.Network;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>Silo processes without the product: the engine, its default options, PostgreSQL.</summary>
internal sealed class EngineCluster : IAsyncDisposable
{
    private const string ClusterId = "engine";

    // A silo starts within two seconds on a quiet machine.
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);

    // An overloaded machine may starve a silo or two while others start; with more, nothing can be measured.
    private const int MaxReplacements = 5;

    private readonly EngineOptions _options;
    private readonly List<SiloProcess> _silos = [];
    private readonly List<SiloProcess> _gone = [];
    private readonly List<int> _gatewayPorts;
    private readonly string _database;
    private int _started;

    private EngineCluster(EngineOptions options, string database)
    {
        _options = options;
        Database = database;
        _gatewayPorts = [.. Enumerable.Range(0, options.Silos).Select(_ => TestPorts.Next())];
        _database = options.Zones is { } zones ? SeenFrom(zones, database) : database;
    }

    /// <summary>The cluster's database, as the test reaches it.</summary>
    public string Database { get; }

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>Which silo is the first of the gateways in the order of their addresses.</summary>
    public int FirstGateway => _gatewayPorts.IndexOf(_gatewayPorts.Min());

    public static async Task<EngineCluster> StartAsync(EngineOptions options)
    {
        var server = await ScratchPostgres.SharedAsync();
        var cluster = new EngineCluster(options, await server.CreateSchemaDatabaseAsync());
        try
        {
            for (var i = 0; i < options.Silos; i++) cluster._silos.Add(await cluster.LaunchAsync(i));
            await cluster.WholeAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Waits until every silo's oracle calls every other one active. A silo that stood still for more than a second by itself was
    /// rightly declared dead, on a machine that is overloaded: it is replaced and counted.
    /// </summary>
    public async Task WholeAsync()
    {
        for (var attempt = 0; attempt < MaxReplacements; attempt++)
        {
            var starved = _silos.Where(WasStarvedToDeath).ToList();
            foreach (var silo in starved) await ReplaceAsync(silo);
            Starved += starved.Count;
            await Eventually.TrueAsync(
                () => _silos.Any(WasStarvedToDeath) || (_silos.All(silo => silo.Address is not null) && _silos.All(silo => _silos.All(other => silo.StatusOf(other.Address!)?.Status == "Active"))),
                StartBound, Diagnostics, $"{_silos.Count} silos call each other active");
            if (!_silos.Any(WasStarvedToDeath)) return;
        }

        throw new TimeoutException($"This machine does not run {_silos.Count} silos: {Starved} of them stood still for more than a second.\n{Diagnostics()}");
    }

    /// <summary>How many silos this machine was too busy to run.</summary>
    public int Starved { get; private set; }

    /// <summary>Waits until every other silo's oracle calls this one dead.</summary>
    /// <returns>The time from <paramref name="since"/> until the last of them did.</returns>
    public async Task<TimeSpan> DeadForAllAsync(SiloProcess victim, long since, TimeSpan bound)
    {
        var others = _silos.Where(silo => silo != victim).ToList();
        await Eventually.TrueAsync(
            () => others.RemoveAll(WasStarvedToDeath) >= 0 && others.All(silo => silo.StatusOf(victim.Address!)?.Status == "Dead"), bound, Diagnostics, $"all others call {victim.Name} dead");
        return System.Diagnostics.Stopwatch.GetElapsedTime(since, others.Max(silo => silo.StatusOf(victim.Address!)!.Value.At));
    }

    /// <summary>Ends what is left of a silo and starts a new one in its place; does not wait for it.</summary>
    public async Task ReplaceAsync(SiloProcess silo)
    {
        var index = _silos.IndexOf(silo);
        await silo.DisposeAsync();
        _gone.Add(silo);
        _silos[index] = await LaunchAsync(index);
    }

    /// <summary>Kills all silos at once and starts as many new ones on other ports.</summary>
    /// <returns>The monotonic time of the new start.</returns>
    public async Task<long> RestartAllAsync()
    {
        foreach (var silo in _silos) silo.Process.Kill();
        await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));
        _gone.AddRange(_silos);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var fresh = await Task.WhenAll(Enumerable.Range(0, _silos.Count).Select(LaunchAsync));
        _silos.Clear();
        _silos.AddRange(fresh);
        return start;
    }

    /// <summary>Deaths that no test caused: what any silo calls dead, beside those that were replaced or end by the test's hand.</summary>
    public IReadOnlyList<string> FalseDeaths(params SiloProcess[] expected)
    {
        var known = _gone.Concat(expected).Concat(_silos.Where(WasStarvedToDeath)).Select(silo => silo.Address).ToHashSet();
        return [.. _silos.SelectMany(silo => silo.Dead).Distinct().Where(address => !known.Contains(address))];
    }

    /// <summary>A client process that calls 300 grains; see the caller of the member program.</summary>
    public Task<CallerProcess> StartCallerAsync(params string[] arguments) => CallerProcess.StartAsync(["--database", Database, "--Orleans:ClusterId", ClusterId, .. arguments]);

    public string Diagnostics() => string.Join('\n', _silos.Concat(_gone.TakeLast(2)).Select(silo => silo.Diagnostics()));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) silo.Process.Kill();
        foreach (var silo in _silos) await silo.DisposeAsync();
    }

    private static bool WasStarvedToDeath(SiloProcess silo) => !silo.Process.IsRunning && silo.HasStoodStill;

    private Task<SiloProcess> LaunchAsync(int index)
    {
        string[] arguments =
        [
            "--database", _database, "--Orleans:ClusterId", ClusterId, "--ip", (_options.Zones?.AddressOf(index) ?? System.Net.IPAddress.Loopback).ToString(),
            "--silo-port", Text(TestPorts.Next()), "--gateway-port", Text(_gatewayPorts[index]), .. _options.SiloArguments,
        ];
        return SiloProcess.StartAsync(string.Create(CultureInfo.InvariantCulture, $"silo-{index}.{_started++}"), arguments, _options.Zones?.NamespaceOf(index));
    }

    private static string SeenFrom(IZones zones, string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        var exposed = zones.Expose(connection.Port);
        (connection.Host, connection.Port) = (exposed.Address.ToString(), exposed.Port);
        return connection.ConnectionString;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
