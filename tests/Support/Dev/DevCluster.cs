using System.Globalization;
using System.Net.Http.Json;
using Npgsql;
using OrleansHa.Loopctl.Dev;
using OrleansHa.Loopctl.Dev.Postgres;
using OrleansHa.Loopctl.Http;
using OrleansHa.Loopctl.Processes;

namespace OrleansHa.Tests.Support.Dev;

/// <summary>
/// A whole cluster: <c>loopctl dev</c> as a child process, with real silos, gateways, plants and PostgreSQL. Everything
/// ends with this object, and also when the test process is killed.
/// </summary>
public sealed class DevCluster : IAsyncDisposable
{
    // Eight seconds for each of gateways, silos and plants, ten for PostgreSQL; then it is killed.
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan RequestBound = TimeSpan.FromSeconds(2);

    private readonly TemporaryDirectory? _temporary;
    private readonly LastLines _output = new();
    private readonly GatewayClient _gateways;
    private readonly DevPaths _paths;
    private ChildProcess? _loopctl;

    private DevCluster(DevClusterOptions options)
    {
        _temporary = options.Directory is null ? new TemporaryDirectory() : null;
        Directory = options.Directory ?? _temporary!.Path;
        _paths = DevPaths.In(Directory);
        _gateways = new GatewayClient(() => [.. Gateways.Select(gateway => gateway.Url)], RequestBound);
        Http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <summary>Holds <c>.loop</c>.</summary>
    public string Directory { get; }

    /// <summary>For requests of the test's own; 10 s time-out.</summary>
    public HttpClient Http { get; }

    /// <summary>loopctl's own process.</summary>
    public int Pid => _loopctl!.Pid;

    /// <summary>The silos that run now; one being replaced is absent.</summary>
    public IReadOnlyList<DevSilo> Silos => [.. State().Silos.Select(silo => new DevSilo(silo.Name, silo.Zone ?? "", silo.Pid))];

    /// <summary>The gateways that run now.</summary>
    public IReadOnlyList<DevGateway> Gateways =>
        [.. State().GatewayProcesses.Select(gateway => new DevGateway(gateway.Name, gateway.Pid, new Uri(gateway.Url!)))];

    /// <summary>The plants that run now.</summary>
    public IReadOnlyList<DevPlant> Plants => [.. State().Plants.Select(plant =>
        new DevPlant(plant.Name, plant.Pid, new Uri(plant.Url!), plant.Urls ?? new Dictionary<string, string>()))];

    /// <summary>PostgreSQL's process, null while it is down.</summary>
    public int? PostgresPid => State().Postgres?.Pid;

    /// <summary>The cluster's database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = State().Postgres?.Port ?? throw new InvalidOperationException("PostgreSQL is down"),
        Username = PrivatePostgres.User,
        Password = File.ReadAllText(Path.Combine(_paths.Root, "pg.password")),
        Database = DevMembers.Database,
        Timeout = 5,
    }.ConnectionString;

    /// <summary>Starts a cluster and waits until it is READY.</summary>
    /// <exception cref="InvalidOperationException">loopctl ended; the message has what it printed.</exception>
    public static async Task<DevCluster> StartAsync(DevClusterOptions? options = null)
    {
        options ??= new DevClusterOptions();
        var cluster = new DevCluster(options);
        try
        {
            await cluster.LaunchAsync(options);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the gateways say of a loop; the next one is asked when one does not answer.</summary>
    public async Task<LoopView> LoopAsync(string loop)
    {
        var status = await AskAsync(client => client.GetStatusAsync(loop, CancellationToken.None));
        var json = await AskAsync(client => client.GetJsonAsync($"/api/v1/loops/{loop}/status", CancellationToken.None));
        return new LoopView(status.Name, status.Epoch, status.Seq, status.Owner?.Silo, status.Owner?.Zone, status.Quality,
            status.Value, status.Output, status.LastStepAgeMs, json);
    }

    /// <summary>The ledger of the plant that keeps one.</summary>
    public async Task<LedgerView> LedgerAsync() =>
        await Http.GetFromJsonAsync<LedgerView>(new Uri(Plants[0].Url, "/ledger"))
            ?? throw new InvalidDataException("the ledger is null");

    /// <summary>Switches a fault of the boiler's sensor <paramref name="number"/> (from 1): none, stopped, frozen or null.</summary>
    public async Task SetSensorFaultAsync(int number, string mode)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/sensors/{number}/fault");
        using var response = await Http.PostAsJsonAsync(new Uri(Plants[0].Url, path), new { mode });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The base URL of a plant's listener, for example <c>sensor1</c>.</summary>
    public Uri PlantUrl(string listener) =>
        new(Plants.Select(plant => plant.Urls.GetValueOrDefault(listener)).OfType<string>().FirstOrDefault()
            ?? throw new ArgumentException($"no plant listens as {listener}", nameof(listener)));

    /// <summary>The silo that owns a loop now, as the gateways say.</summary>
    public async Task<DevSilo> OwnerOfAsync(string loop)
    {
        var view = await LoopAsync(loop);
        return Silos.FirstOrDefault(silo => silo.Name == view.Silo)
            ?? throw new InvalidOperationException($"{view} is owned by no silo that runs ({string.Join(", ", Silos)})");
    }

    /// <summary>kill -9 of any process of this cluster; returns when it is gone.</summary>
    public static async Task KillAsync(int pid)
    {
        Posix.Send(pid, UnixSignal.Kill);
        await Eventually.TrueAsync(() => !Posix.IsAlive(pid));
    }

    /// <summary>SIGSTOP: the process stands still, its connections stay open.</summary>
    public static void Freeze(int pid) => Posix.Send(pid, UnixSignal.Stop);

    /// <summary>SIGCONT.</summary>
    public static void Unfreeze(int pid) => Posix.Send(pid, UnixSignal.Continue);

    /// <summary>SIGTERM: an orderly end.</summary>
    public static void Terminate(int pid) => Posix.Send(pid, UnixSignal.Terminate);

    /// <summary>True while the process runs.</summary>
    public static bool IsAlive(int pid) => Posix.IsAlive(pid);

    /// <summary>Ends loopctl as Ctrl-C does and waits for it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _loopctl!.StopAsync(UnixSignal.Interrupt, StopBound);
        return await _loopctl.Exited;
    }

    /// <summary>kill -9 of loopctl itself: its children have to end by themselves.</summary>
    public Task KillLoopctlAsync() => KillAsync(Pid);

    /// <summary>What a failure message should carry: loopctl's last lines and the end of every child's log.</summary>
    public string Diagnostics()
    {
        var logs = System.IO.Directory.Exists(Path.GetDirectoryName(_paths.LogOf("x")))
            ? System.IO.Directory.GetFiles(Path.GetDirectoryName(_paths.LogOf("x"))!, "*.log").Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return string.Join("\n", logs.Select(Tail).Prepend("== loopctl\n" + _output));
    }

    /// <summary>The whole current log of a member, for example <c>silo-a</c>.</summary>
    public string LogOf(string member)
    {
        using var reader = new StreamReader(new FileStream(_paths.LogOf(member), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        if (_loopctl is not null)
        {
            await _loopctl.StopAsync(UnixSignal.Terminate, StopBound);
            await _loopctl.DisposeAsync();
        }

        _gateways.Dispose();
        Http.Dispose();
        _temporary?.Dispose();
    }

    private string Tail(string file)
    {
        const int Lines = 30;
        var name = Path.GetFileNameWithoutExtension(file);
        return $"== {name}\n" + string.Join('\n', LogOf(name).TrimEnd().Split('\n').TakeLast(Lines));
    }

    private async Task LaunchAsync(DevClusterOptions options)
    {
        var arguments = new List<string>
        {
            Repository.Program("OrleansHa.Loopctl", "loopctl"), "dev", "--sample", options.Sample, "--dir", Directory,
            "--zones", options.Zones.ToString(CultureInfo.InvariantCulture), "--ready-within", Text(options.ReadyWithin),
        };
        if (options.ReplaceAfter is { } replaceAfter)
            arguments.AddRange(["--replace-after", Text(replaceAfter)]);

        _loopctl = await ChildProcess.StartAsync(new ChildSpec("loopctl", "dotnet", arguments), _output.Add);
        if (!options.WaitForReady)
            return;

        // loopctl itself gives up at that time; a little more lets it say why.
        var bound = options.ReadyWithin + TimeSpan.FromSeconds(30);
        await Eventually.TrueAsync(() => IsReady() || !_loopctl.IsRunning, bound, Diagnostics, "loopctl dev says READY or ends");
        if (!_loopctl.IsRunning)
            throw new InvalidOperationException($"loopctl dev ended with code {await _loopctl.Exited} before READY.\n{Diagnostics()}");
    }

    private static string Text(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0}ms");

    private bool IsReady() => File.Exists(_paths.State) && State().Ready;

    private DevState State() => DevState.Read(_paths.State);

    // Refusals of a cluster under test are the test's to see, as one of the errors that Eventually takes for "not yet".
    private async Task<T> AskAsync<T>(Func<GatewayClient, Task<T>> ask)
    {
        try
        {
            return await ask(_gateways);
        }
        catch (Exception error) when (error is GatewaysUnreachableException or GatewayException)
        {
            throw new HttpRequestException(error.Message, error);
        }
    }
}
