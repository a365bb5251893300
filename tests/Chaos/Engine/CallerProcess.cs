using System.Collections.Concurrent;
using System.Globalization;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Processes;

namespace OrleansHa.Tests.Chaos.Engine;

/// <summary>The external client as a process, and the gaps it has told of.</summary>
internal sealed class CallerProcess : IAsyncDisposable
{
    // A round lasts a few seconds at two lines each.
    private const int KeptLines = 60;

    // Four times the period at which a grain is called.
    private static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Lock _lock = new();
    private TestProcess? _process;
    private bool _ready;
    private long _oldestAnswer;
    private long _resumed;
    private long[]? _longest;

    /// <summary>Starts it and waits until each grain has answered once.</summary>
    public static async Task<CallerProcess> StartAsync(IEnumerable<string> arguments)
    {
        var caller = new CallerProcess();
        caller._process = await TestProcess.StartAsync("caller", SiloProcess.Program, ["caller", .. arguments], caller.Read);
        await Eventually.TrueAsync(() => Volatile.Read(ref caller._ready), TimeSpan.FromSeconds(60), caller.Diagnostics, "each grain has answered the client once");
        return caller;
    }

    /// <summary>The earliest last answer of any grain, as of the last line.</summary>
    public long OldestAnswer => Volatile.Read(ref _oldestAnswer);

    /// <summary>When the last grain that had to wait for more than a second was answered, as of the last line.</summary>
    public long Resumed => Volatile.Read(ref _resumed);

    /// <summary>Waits until no grain had to wait long in two tellings one after the other.</summary>
    public async Task SettledAsync()
    {
        for (var quiet = 0; quiet < 2; quiet++)
        {
            Begin();
            var at = OldestAnswer;
            await Eventually.TrueAsync(() => OldestAnswer > at && Gaps().Count > 0, TimeSpan.FromSeconds(30), Diagnostics, "the client tells its gaps");
            if (Gaps().Max() > Unsettled) quiet = -1;
        }
    }

    /// <summary>Forgets the gaps so far.</summary>
    public void Begin()
    {
        lock (_lock) _longest = null;
    }

    /// <summary>Each grain's longest gap since <see cref="Begin"/>.</summary>
    public IReadOnlyList<TimeSpan> Gaps()
    {
        lock (_lock) return [.. (_longest ?? []).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];
    }

    public string Diagnostics() => "== caller\n" + string.Join('\n', _lines.Select(line => line.Length > 400 ? string.Concat(line.AsSpan(0, 200), " ... ", line.AsSpan(line.Length - 200)) : line));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }

    private void Read(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines) _lines.TryDequeue(out _);
        if (line == "ready") Volatile.Write(ref _ready, true);
        if (!line.StartsWith("gaps ", StringComparison.Ordinal)) return;
        var numbers = line.Split('|')[0].Trim().Split(' ').Skip(2).Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        Volatile.Write(ref _resumed, numbers[1]);
        Volatile.Write(ref _oldestAnswer, numbers[0]);
        var gaps = numbers[2..];
        lock (_lock) _longest = _longest is null ? gaps : [.. _longest.Zip(gaps, Math.Max)];
    }
}
