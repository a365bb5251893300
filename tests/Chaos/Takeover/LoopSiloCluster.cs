using System.Globalization;
using System.Net;
using Npgsql;
using OrleansHa.Tests.Chaos.Network;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>
/// Silo processes of the product, one a zone, with loops of 100 ms and a standby each; default options throughout. Loops are
/// put into the store, where the silos find that nobody runs them.
/// </summary>
internal sealed class LoopSiloCluster : IAsyncDisposable
{
    public static int Loops => TakeoverRounds.Loops;

    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private const string ClusterId = "takeover";
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);

    // With more, nothing can be measured.
    private const int MaxStarved = 5;

    private readonly IZones? _zones;
    private readonly LoopSilo[] _silos;
    private readonly List<LoopSilo> _gone = [];
    private readonly string _seen;
    private int _started;

    private LoopSiloCluster(int silos, IZones? zones, string database, Actuators plant)
    {
        _zones = zones;
        _silos = new LoopSilo[silos];
        Database = database;
        Plant = plant;
        _seen = database;
        if (zones is null) return;
        var connection = new NpgsqlConnectionStringBuilder(database);
        var exposed = zones.Expose(connection.Port);
        (connection.Host, connection.Port) = (exposed.Address.ToString(), exposed.Port);
        _seen = connection.ConnectionString;
    }

    /// <summary>As the test reaches it.</summary>
    public string Database { get; }

    public Actuators Plant { get; }

    public IReadOnlyList<LoopSilo> Silos => _silos;

    public static async Task<LoopSiloCluster> StartAsync(int silos, IZones? zones = null)
    {
        var server = await ScratchPostgres.SharedAsync();
        var plant = await Actuators.StartAsync();
        var cluster = new LoopSiloCluster(silos, zones, await server.CreateSchemaDatabaseAsync(), plant);
        try
        {
            await cluster.PutLoopsAsync();
            for (var i = 0; i < silos; i++) await cluster.LaunchAsync(i);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many silos this machine was too busy to run: they stood still until the others declared them dead.</summary>
    public int Starved { get; private set; }

    /// <summary>
    /// Waits until as many silos as there are run all loops, each with a standby on a silo that lives. A silo that ended though
    /// no test ended it is replaced and counted.
    /// </summary>
    public async Task WholeAsync()
    {
        for (var attempt = 0; attempt <= MaxStarved; attempt++)
        {
            for (var i = 0; i < _silos.Length; i++)
            {
                if (_silos[i].Process.IsRunning) continue;
                Starved++;
                await ReplaceAsync(i);
            }

            await Eventually.ValueAsync(
                async () => HasStarved() || (await ActiveAsync() == _silos.Length && await BareAsync() == 0), whole => whole, StartBound, _ => Diagnostics(), "all silos are active and each loop has a standby");
            if (!HasStarved()) return;
        }

        throw new TimeoutException($"This machine does not run {_silos.Length} silos: {Starved} of them stood still.\n{Diagnostics()}");
    }

    /// <summary>Whether a silo has ended that the test did not end.</summary>
    public bool HasStarved(params int[] expected) => Enumerable.Range(0, _silos.Length).Any(i => !expected.Contains(i) && !_silos[i].Process.IsRunning);

    /// <summary>How many silos the membership table calls active.</summary>
    public Task<long> ActiveAsync() => ReadAsync("SELECT count(*) FROM orleansmembershiptable WHERE deploymentid = 'takeover' AND status = 3");

    /// <summary>Loops whose owner or standby is not on a silo that is active.</summary>
    public Task<long> BareAsync() => ReadAsync("""
        WITH alive AS (SELECT address || ':' || port || '@' || generation AS silo FROM orleansmembershiptable WHERE deploymentid = 'takeover' AND status = 3)
        SELECT count(*) FROM loop l LEFT JOIN loop_standby s ON s.loop_id = l.id AND s.epoch = l.epoch
        WHERE l.owner_silo NOT IN (SELECT silo FROM alive) OR NOT EXISTS (SELECT 1 FROM alive WHERE silo = ANY(s.silos))
        """);

    /// <summary>How many loops a silo owns.</summary>
    public Task<long> LoopsOfAsync(LoopSilo silo) => ReadAsync($"SELECT count(*) FROM loop WHERE owner_name = '{silo.Name}'");

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
#pragma warning disable CA2100 // Test code writes the statement itself.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends what is left of a silo and starts another one in its zone; does not wait for it.</summary>
    public async Task ReplaceAsync(int index)
    {
        await _silos[index].DisposeAsync();
        _gone.Add(_silos[index]);
        await LaunchAsync(index);
    }

    public string Diagnostics() => string.Join('\n', _silos.Concat(_gone.TakeLast(2)).Where(silo => silo is not null).Select(silo =>
        $"== {silo.Name} (pid {silo.Process.Pid}, {(silo.Process.IsRunning ? "runs" : "ended")})\n{silo.Log}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos.Where(silo => silo is not null)) silo.Process.Kill();
        foreach (var silo in _silos.Where(silo => silo is not null)) await silo.DisposeAsync();
        await Plant.DisposeAsync();
    }

    public static string Zone(int index) => ((char)('a' + index)).ToString();

    private async Task LaunchAsync(int index) => _silos[index] = await LoopSilo.StartAsync(
        string.Create(CultureInfo.InvariantCulture, $"silo-{Zone(index)}.{_started++}"), Zone(index), ClusterId,
        (_zones?.AddressOf(index) ?? IPAddress.Loopback).ToString(), _seen, _zones?.NamespaceOf(index));

    private async Task<long> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Test code writes the statement itself.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task PutLoopsAsync()
    {
        var plant = _zones?.Expose(Plant.Port) ?? new IPEndPoint(IPAddress.Loopback, Plant.Port);
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand("""
            WITH d AS (SELECT * FROM unnest($1, $2) AS d(name, definition)),
            l AS (INSERT INTO loop (name, revision) SELECT name, 1 FROM d RETURNING id, name)
            INSERT INTO loop_revision (loop_id, revision, definition, hash) SELECT l.id, 1, d.definition, '' FROM l JOIN d ON d.name = l.name
            """);
        var names = Enumerable.Range(0, Loops).Select(i => string.Create(CultureInfo.InvariantCulture, $"loop-{i:000}")).ToArray();
        command.Parameters.AddWithValue(names);
        command.Parameters.AddWithValue(names.Select(name => Definition(name, plant)).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private static string Definition(string name, IPEndPoint plant) => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: {{name}} }
        spec:
          mode: auto
          period: 100ms
          placement: { standby: hot }
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 20s }
              onBad: { action: hold_last, maxAge: 5m }
              sources:
                - { name: probe, priority: 1, http: { url: "http://{{plant}}/sensor", jsonPath: "$.value", every: 1s } }
          controller:
            type: pid
            setpoint: 50
            gains: { kp: 1, ki: 0.05, kd: 0 }
            action: reverse
            output: { min: 0, max: 100, deadband: 1, ratePerMinute: { up: 120, down: 120 } }
          outputs:
            - name: valve
              http: { endpoints: [ { url: "http://{{plant}}/valve" } ] }
              delivery: { ttl: 5m, coalesce: latest }
              onPartition: hold
        """;
}
