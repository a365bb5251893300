using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Journal;

namespace OrleansHa.Silo.Store;

/// <summary>
/// Steps on this silo's disk. Of each loop the newest record counts: the one before is released once the newest is durable. A loop
/// whose steps are committed, or will never be, leaves a record that says so, as released ones may be read again.
/// </summary>
internal sealed class StepJournal : IStepJournal, IDisposable
{
    private readonly StepJournalOptions _options;
    private readonly ILogger<StepJournal> _logger;
    private readonly string _directory;
    private readonly Lazy<DiskJournal> _disk;
    private readonly ConcurrentDictionary<long, long> _positions = new();
    private volatile bool _refusing;

    public StepJournal(IOptions<StepJournalOptions> options, ISiloPlace place, ILogger<StepJournal> logger)
    {
        _options = options.Value;
        _logger = logger;
        _directory = Path.Combine(Path.GetFullPath(_options.Directory), FolderName(place.Name), "steps");
        // Opened when it is first needed: most silos never lose their store.
        _disk = new Lazy<DiskJournal>(Open);
    }

    public async Task<bool> AppendAsync(JournalledSteps steps)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new JournalEntry(steps.Id, steps.Epoch, steps), JournalJson.Default.JournalEntry);
        var append = _disk.Value.Append($"{steps.Loop}/{steps.Epoch}/{steps.Seq}", body);
        if (append.Status != JournalAppendStatus.Appended)
        {
            if (!_refusing)
                StepJournalLog.Refused(_logger, _directory, append.Status);
            _refusing = true;
            return false;
        }

        _refusing = false;
        await _disk.Value.FlushAsync().ConfigureAwait(false);
        if (_positions.TryGetValue(steps.Id, out var before))
            _disk.Value.Release(before);
        _positions[steps.Id] = append.Position;
        return true;
    }

    public void Forget(long id, long epoch)
    {
        if (!_positions.TryRemove(id, out var position))
            return;
        var body = JsonSerializer.SerializeToUtf8Bytes(new JournalEntry(id, epoch, null), JournalJson.Default.JournalEntry);
        var append = _disk.Value.Append($"{id}/{epoch}/settled", body);
        _disk.Value.Release(position);
        if (append.Status == JournalAppendStatus.Appended)
            _disk.Value.Release(append.Position);
    }

    /// <summary>What an earlier run left: the newest record of each loop that is not settled, and the names of records that are lost.</summary>
    /// <returns>Empty when no earlier run needed a journal.</returns>
    public (IReadOnlyList<JournalledSteps> Steps, IReadOnlyList<string> Lost, long Newest) Left()
    {
        if (!Directory.Exists(_directory))
            return ([], [], 0);
        var live = new Dictionary<long, JournalledSteps>();
        var newest = 0L;
        foreach (var record in _disk.Value.ReadFrom(0))
        {
            newest = record.Position;
            if (JsonSerializer.Deserialize(record.Payload, JournalJson.Default.JournalEntry) is not { } entry)
                continue;
            if (entry.Steps is { } steps)
                live[entry.Id] = steps;
            else if (live.TryGetValue(entry.Id, out var settled) && settled.Epoch == entry.Epoch)
                live.Remove(entry.Id);
        }

        var losses = _disk.Value.Losses;
        return ([.. live.Values], [.. losses.Select(loss => loss.Name ?? $"record {loss.Position}")], Math.Max(newest, losses.Count == 0 ? 0 : losses[^1].Position));
    }

    /// <summary>What an earlier run left is settled.</summary>
    public void Settle(long upTo) => _disk.Value.Trim(upTo);

    public void Dispose()
    {
        if (_disk.IsValueCreated)
            _disk.Value.Dispose();
    }

    private static string FolderName(string silo) => string.Concat(silo.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));

    private DiskJournal Open() => new(
        new JournalOptions(_directory) { TotalBytes = _options.MaxBytes, SegmentBytes = StepJournalOptions.LargestRecord, RecordBytes = StepJournalOptions.LargestRecord }, _logger);
}
