using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime.GrainDirectory;

namespace Orleans.Runtime.ReminderService;

/// <summary>
/// Ticks the reminders whose grains' hashes this silo answers for. One loop reads the table: the hashes gained at once, all of
/// them every refresh period. Another one sends ticks, so that a slow table delays none.
/// </summary>
internal sealed class LocalReminderService : IDisposable
{
    // Ticks under way at once: after a pause of the whole cluster every reminder may be due in the same moment.
    private const int MaxTicksUnderWay = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly IReminderTable _table;
    private readonly GrainServiceRing _ring;
    private readonly TickSender _sender;
    private readonly TimeProvider _time;
    private readonly ReminderOptions _options;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly ReminderSchedule _schedule;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Alarm _tick;
    private readonly Alarm _read;
    private HashRangeSet _owned = HashRangeSet.Empty;
    private HashRangeSet _unread = HashRangeSet.Empty;
    private int _underWay;
    private bool _started;
    private Task _loops = Task.CompletedTask;

    public LocalReminderService(
        IReminderTable table, GrainServiceRing ring, TickSender sender, TimeProvider time, IOptions<ReminderOptions> options, ReminderInstruments instruments, ILogger<LocalReminderService> logger)
    {
        _table = table;
        _ring = ring;
        _sender = sender;
        _time = time;
        _options = options.Value;
        _logger = logger;

        // Between two reads every reminder that comes due has to be known, also when one read fails.
        var window = TimeSpan.FromTicks(Math.Max(_options.ReminderLoadingWindow.Ticks, 2 * _options.RefreshReminderListPeriod.Ticks));
        _schedule = new ReminderSchedule(window);
        _tick = new Alarm(time);
        _read = new Alarm(time);
        instruments.Observe(() =>
        {
            lock (_lock) return _schedule.Count;
        });
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Begins to tick; returns before the first read.</summary>
    public void Start()
    {
        var owned = _ring.Follow((_, current) => Own(current.Hashes));
        lock (_lock)
        {
            _started = true;
            if (_owned.IsEmpty) (_owned, _unread) = (owned.Hashes, owned.Hashes);
        }

        _loops = Task.WhenAll(ReadLoopAsync(), TickLoopAsync());
    }

    /// <summary>Sends no more ticks; those under way end by themselves.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _loops;
    }

    /// <summary>A reminder was registered. False when another silo answers for it.</summary>
    public bool OnRegistered(ReminderEntry entry)
    {
        lock (_lock)
        {
            if (!Owns(entry.GrainId)) return false;
            if (_started) _schedule.Register(entry);
        }

        _tick.Ring();
        return true;
    }

    /// <summary>A reminder was unregistered. False when another silo answers for it.</summary>
    public bool OnRemoved(GrainId grain, string name)
    {
        lock (_lock)
        {
            if (!Owns(grain)) return false;
            if (_started) _schedule.Remove(grain, name);
            return true;
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _tick.Dispose();
        _read.Dispose();
    }

    // Before the start every row that is written is read later.
    private bool Owns(GrainId grain) => !_started || _owned.Contains(grain.GetUniformHashCode());

    private void Own(HashRangeSet hashes)
    {
        lock (_lock)
        {
            _unread = _unread.Union(hashes.Except(_owned)).Intersect(hashes);
            _owned = hashes;
            _schedule.Keep(hashes);
        }

        _read.Ring();
    }

    private async Task ReadLoopAsync()
    {
        var pause = TimeSpan.Zero;
        var fullReadAt = _time.GetTimestamp();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var all = _time.GetElapsedTime(fullReadAt) >= _options.RefreshReminderListPeriod;
                if (all) fullReadAt = _time.GetTimestamp();
                await ReadAsync(all);
                if (pause > TimeSpan.Zero) ReminderLog.ReadAgain(_logger, Count());
                pause = TimeSpan.Zero;
            }
            catch (Exception error)
            {
                // Whatever the table throws, this silo has to come back to it.
                if (_stopping.IsCancellationRequested) return;
                pause = pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
                ReminderLog.ReadFailed(_logger, error, pause);
            }

            var untilRefresh = _options.RefreshReminderListPeriod - _time.GetElapsedTime(fullReadAt);
            await _read.WaitAsync(pause > TimeSpan.Zero ? pause : untilRefresh, _stopping.Token);
        }
    }

    /// <summary>Reads what was gained, or everything. What could not be read stays to be read.</summary>
    private async Task ReadAsync(bool all)
    {
        HashRangeSet wanted;
        lock (_lock)
        {
            if (all) _unread = _owned;
            wanted = _unread;
        }

        foreach (var range in wanted.Ranges)
        {
            long began;
            lock (_lock) began = _schedule.BeginRead();
            var rows = await _table.ReadRows(unchecked(range.Start - 1), range.End).WaitAsync(_stopping.Token);
            lock (_lock)
            {
                var read = HashRangeSet.Of([range]);
                _schedule.EndRead(began, [.. rows.Reminders], read.Intersect(_owned), Now);
                _unread = _unread.Except(read);
            }

            _tick.Ring();
        }

        if (!wanted.IsEmpty) ReminderLog.RangeLoaded(_logger, wanted.ToString(), Count());
    }

    private async Task TickLoopAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            List<LocalReminder> due;
            DateTime? next;
            lock (_lock)
            {
                due = _schedule.TakeDue(Now, MaxTicksUnderWay - _underWay);
                _underWay += due.Count;
                next = _underWay < MaxTicksUnderWay ? _schedule.NextDue() : null;
            }

            foreach (var reminder in due) _ = TickAsync(reminder);
            await _tick.WaitAsync(next - Now, _stopping.Token);
        }
    }

    private async Task TickAsync(LocalReminder reminder)
    {
        await _sender.SendAsync(reminder.Entry, reminder.DueAt);
        lock (_lock)
        {
            _underWay--;
            _schedule.Ticked(reminder, Now);
        }

        _tick.Ring();
    }

    private int Count()
    {
        lock (_lock) return _schedule.Count;
    }
}
