using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using OrleansHa.Tests.Support;
using OrleansHa.Tests.Support.Dev;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>
/// Reads a loop's row again and again and keeps every change of (epoch, seq): the loop's commits as PostgreSQL has them,
/// whatever silos and gateways say. While the database is away it goes on trying.
/// </summary>
internal sealed class CommitWatch : IAsyncDisposable
{
    // Ten times finer than the shortest gap that is judged.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly PeriodicTimer _ticks = new(Interval);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly List<Commit> _commits = [];
    private readonly Task _reading;

    private CommitWatch(DevCluster cluster, string loop) => _reading = ReadAsync(cluster, loop);

    public TimeSpan Now => _clock.Elapsed;

    public Commit? Last
    {
        get
        {
            lock (_lock) return _commits.Count == 0 ? null : _commits[^1];
        }
    }

    /// <summary>Starts to watch; returns once the loop's row was read, so that no fault comes before the first known commit.</summary>
    public static async Task<CommitWatch> StartAsync(DevCluster cluster, string loop)
    {
        var watch = new CommitWatch(cluster, loop);
        await Eventually.TrueAsync(() => watch.Last is not null, TimeSpan.FromSeconds(20), cluster.Diagnostics, $"the row of loop {loop} is read");
        return watch;
    }

    /// <summary>The longest time without a new commit between two moments, an unfinished one included.</summary>
    public TimeSpan LongestGap(TimeSpan from, TimeSpan to)
    {
        var longest = TimeSpan.Zero;
        TimeSpan? previous = null;
        foreach (var commit in Snapshot())
        {
            if (previous is { } last && commit.At > from && last < to)
            {
                var gap = commit.At - last;
                if (gap > longest) longest = gap;
            }

            previous = commit.At;
        }

        return previous is { } end && to - end > longest ? to - end : longest;
    }

    /// <summary>Commits that go back: a lower epoch after a higher one, or a seq that does not grow.</summary>
    public IReadOnlyList<string> Regressions()
    {
        var commits = Snapshot();
        return [.. commits.Zip(commits.Skip(1))
            .Where(pair => pair.Second.Epoch < pair.First.Epoch || pair.Second.Seq < pair.First.Seq)
            .Select(pair => $"{pair.First} was followed by {pair.Second}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _ticks.Dispose();
        _stop.Dispose();
    }

    private Commit[] Snapshot()
    {
        lock (_lock) return [.. _commits];
    }

    private async Task ReadAsync(DevCluster cluster, string loop)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false }.ConnectionString);
                await connection.OpenAsync(_stop.Token);
                await PollAsync(connection, loop);
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException or IOException or OperationCanceledException)
            {
                // The database is away; that is what some of these tests are about.
            }

            await PauseAsync();
        }
    }

    private async Task PollAsync(NpgsqlConnection connection, string loop)
    {
        await using var command = new NpgsqlCommand("SELECT epoch, seq FROM loop WHERE name = $1", connection);
        command.Parameters.AddWithValue(loop);
        await command.PrepareAsync(_stop.Token);
        while (!_stop.IsCancellationRequested)
        {
            await using (var reader = await command.ExecuteReaderAsync(_stop.Token))
            {
                if (await reader.ReadAsync(_stop.Token)) Take(reader.GetInt64(0), reader.GetInt64(1));
            }

            await PauseAsync();
        }
    }

    private void Take(long epoch, long seq)
    {
        lock (_lock)
        {
            // An epoch that was raised is a claim; only a new seq is a step.
            if (_commits.Count > 0 && _commits[^1].Seq == seq) return;
            _commits.Add(new Commit(_clock.Elapsed, epoch, seq));
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await _ticks.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The watch ends; the loops above see it.
        }
    }
}
