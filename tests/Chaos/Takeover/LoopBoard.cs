using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace OrleansHa.Tests.Chaos.Takeover;

/// <summary>
/// Reads every loop's row again and again: when each committed last, and the longest time that any went without. What silos say
/// of themselves does not matter here.
/// </summary>
internal sealed class LoopBoard : IAsyncDisposable
{
    // A gap is told up to this much too long; reading 300 rows more often would take a processor from the silos.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly string _database;
    private readonly CancellationTokenSource _stop = new();
    private readonly PeriodicTimer _ticks = new(Interval);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Row> _rows = [];
    private readonly List<string> _regressions = [];
    private readonly Task _reading;

    public LoopBoard(string database)
    {
        _database = database;
        _reading = ReadAsync();
    }

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>A lower epoch after a higher one, or a seq that went back.</summary>
    public IReadOnlyList<string> Regressions
    {
        get
        {
            lock (_lock) return [.. _regressions];
        }
    }

    /// <summary>Forgets all gaps so far.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            foreach (var row in _rows.Values) row.Longest = TimeSpan.Zero;
        }
    }

    /// <summary>How many loops have committed since a moment.</summary>
    public int CommittedSince(TimeSpan since)
    {
        lock (_lock) return _rows.Values.Count(row => row.At > since);
    }

    /// <summary>The longest gap of each loop since the reset, unfinished ones included.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Gaps()
    {
        lock (_lock) return _rows.ToDictionary(pair => pair.Key, pair => TimeSpan.FromTicks(Math.Max(pair.Value.Longest.Ticks, (Now - pair.Value.At).Ticks)));
    }

    /// <summary>The sum of all epochs: it grows by one with each takeover.</summary>
    public long Epochs()
    {
        lock (_lock) return _rows.Values.Sum(row => row.Epoch);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _ticks.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    await PollAsync();
                }
                catch (DbException)
                {
                    // The server is starting, or this connection was lost: another one.
                }

                await _ticks.WaitForNextTickAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The board is put away.
        }
    }

    private async Task PollAsync()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(_stop.Token);
        await using var command = new NpgsqlCommand("SELECT name, epoch, seq FROM loop WHERE deleted_at IS NULL", connection);
        await command.PrepareAsync(_stop.Token);
        while (true)
        {
            await using (var reader = await command.ExecuteReaderAsync(_stop.Token))
            {
                var now = Now;
                while (await reader.ReadAsync(_stop.Token)) Take(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), now);
            }

            await _ticks.WaitForNextTickAsync(_stop.Token);
        }
    }

    private void Take(string loop, long epoch, long seq, TimeSpan now)
    {
        lock (_lock)
        {
            if (!_rows.TryGetValue(loop, out var row))
            {
                _rows[loop] = new Row { Epoch = epoch, Seq = seq, At = now };
                return;
            }

            if (epoch < row.Epoch || seq < row.Seq) _regressions.Add($"{loop}: ({row.Epoch}, {row.Seq}) was followed by ({epoch}, {seq})");
            row.Epoch = epoch;
            if (seq == row.Seq) return;
            if (now - row.At > row.Longest) row.Longest = now - row.At;
            (row.Seq, row.At) = (seq, now);
        }
    }

    private sealed class Row
    {
        public long Epoch { get; set; }

        public long Seq { get; set; }

        public TimeSpan At { get; set; }

        public TimeSpan Longest { get; set; }
    }
}
