using System.Collections.Concurrent;
using System.Globalization;
using OrleansHa.Tests.Support.Processes;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>One silo as a process, and what its status oracle has said so far.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    public const string Program = "OrleansHa.Tests.Chaos.Member";

    // What a failure shows; a silo that is well prints a few lines.
    private const int KeptLines = 200;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, (string Status, long At)> _statuses = new();
    private TestProcess? _process;

    private SiloProcess(string name) => Name = name;

    public string Name { get; }

    public TestProcess Process => _process ?? throw new InvalidOperationException($"{Name} is not started.");

    /// <summary>Its address as SiloAddress writes it, null until it is active.</summary>
    public string? Address { get; private set; }

    /// <summary>When it said that it is active, 0 until then.</summary>
    public long ReadyAt { get; private set; }

    public static async Task<SiloProcess> StartAsync(string name, IEnumerable<string> arguments, string? networkNamespace)
    {
        var silo = new SiloProcess(name);
        silo._process = await TestProcess.StartAsync(name, Program, ["silo", .. arguments], silo.Read, networkNamespace);
        return silo;
    }

    /// <summary>Whether it has said, since it was active, that it had not run for more than a second. At its start every silo says so on a busy machine.</summary>
    public bool HasStoodStill { get; private set; }

    /// <summary>What its oracle last said of a silo, and when it began to; null when it said nothing.</summary>
    public (string Status, long At)? StatusOf(string address) => _statuses.TryGetValue(address, out var status) ? status : null;

    /// <summary>All silos that its oracle called dead.</summary>
    public IEnumerable<string> Dead => _statuses.Where(pair => pair.Value.Status == "Dead").Select(pair => pair.Key);

    public string Diagnostics() => $"== {Name} {Address} (pid {Process.Pid}, {(Process.IsRunning ? "runs" : "ended")})\n{string.Join('\n', _lines)}";

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    private void Read(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines) _lines.TryDequeue(out _);
        if (Address is not null && line.Contains("did not run for", StringComparison.Ordinal)) HasStoodStill = true;
        var words = line.Split(' ');
        switch (words)
        {
            case ["ready", var address]:
                ReadyAt = System.Diagnostics.Stopwatch.GetTimestamp();
                Address = address;
                break;
            case ["status", var address, var status, var at]:
                _statuses[address] = (status, long.Parse(at, CultureInfo.InvariantCulture));
                break;
        }
    }
}
