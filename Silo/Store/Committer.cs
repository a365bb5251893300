using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>
/// Commits what is queued, batch after batch, over a connection of its own. A batch whose outcome is unknown is read back and
/// repeated until it is known: nobody is told that it is done, or not done, before.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    private readonly LoopStoreOptions _options;
    private readonly StoreHealth _health;
    private readonly StoreInstruments _instruments;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Channel<PendingCommit> _queue;
    private readonly Queue<PendingCommit> _carried = new();
    private readonly CommitConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private volatile bool _closed;

    public Committer(
        NpgsqlDataSource source, LoopStoreOptions options, StoreHealth health, StoreInstruments instruments, TimeProvider time, ILogger logger)
    {
        _options = options;
        _health = health;
        _instruments = instruments;
        _time = time;
        _logger = logger;
        _connection = new CommitConnection(source, options.CommandTimeout, logger);
        _queue = Channel.CreateBounded<PendingCommit>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    public Task<CommitOutcome> CommitAsync(LoopCommit commit)
    {
        var pending = new PendingCommit(commit);
        return _queue.Writer.TryWrite(pending) ? pending.Outcome
            : Task.FromResult(_closed ? CommitOutcome.Unknown : CommitOutcome.Busy);
    }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _queue.Writer.TryComplete();
        // What is queued is committed first; a store that is away ends that wait.
        _stop.CancelAfter(_options.CommandTimeout);
        await _loop.ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (_carried.Count > 0 || await _queue.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                var batch = await GatherAsync().ConfigureAwait(false);
                await CommitUntilKnownAsync(batch).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            StoreLog.CommitterStopped(_logger, _queue.Reader.Count + _carried.Count);
        }
        finally
        {
            while (_carried.TryDequeue(out var carried) || _queue.Reader.TryRead(out carried))
                carried.Settle(CommitOutcome.Unknown);
        }
    }

    private async ValueTask<CommitBatch> GatherAsync()
    {
        var batch = new CommitBatch(_options.MaxBatch);
        Take(batch);
        if (!batch.IsFull && _options.Linger > TimeSpan.Zero)
        {
            await Task.Delay(_options.Linger, _time, CancellationToken.None).ConfigureAwait(false);
            Take(batch);
        }

        batch.Sort();
        return batch;
    }

    private void Take(CommitBatch batch)
    {
        for (var waiting = _carried.Count; waiting > 0 && !batch.IsFull; waiting--)
            Place(batch, _carried.Dequeue());
        while (!batch.IsFull && _queue.Reader.TryRead(out var next))
            Place(batch, next);
    }

    private void Place(CommitBatch batch, PendingCommit commit)
    {
        if (!batch.TryAdd(commit))
            _carried.Enqueue(commit);
    }

    private async Task CommitUntilKnownAsync(CommitBatch batch)
    {
        var started = Stopwatch.GetTimestamp();
        _instruments.BatchSize.Record(batch.Count);
        var repeated = false;
        var retry = new RetryDelay(_options.FirstRetry, _options.LongestRetry);
        try
        {
            while (batch.Count > 0)
            {
                if (await TryOnceAsync(batch, repeated).ConfigureAwait(false))
                    continue;
                repeated = true;
                await Task.Delay(retry.Next(), _time, _stop.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var commit in batch.Commits)
                commit.Settle(CommitOutcome.Unknown);
        }

        _instruments.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    /// <returns>False when the store did not answer.</returns>
    private async Task<bool> TryOnceAsync(CommitBatch batch, bool repeated)
    {
        try
        {
            if (repeated)
                await SettleAppliedAsync(batch).ConfigureAwait(false);
            if (batch.Count > 0)
            {
                batch.Settle(await _connection.CommitAsync(batch.Commits).ConfigureAwait(false), settleRefused: !repeated);
                // An earlier attempt, still running on the server, may have been faster than this one: look again.
                if (repeated)
                    await SettleAppliedAsync(batch, settleOthers: true).ConfigureAwait(false);
                batch.RemoveSettled();
            }

            _health.Reached();
            return true;
        }
        catch (PostgresException error) when (!StoreErrors.MayPass(error))
        {
            // The statement itself is refused: repeating it would never end, and the batch's other loops are not to blame.
            StoreLog.CommitImpossible(_logger, error, batch.Count);
            await CommitOneByOneAsync(batch).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            _health.Lost(error);
            StoreLog.CommitUnknown(_logger, error, batch.Count);
            await _connection.DropAsync().ConfigureAwait(false);
            return false;
        }
    }

    private async Task SettleAppliedAsync(CommitBatch batch, bool settleOthers = false)
    {
        batch.RemoveSettled();
        if (batch.Count == 0)
            return;
        var applied = await _connection.ReadAppliedAsync(batch.Commits).ConfigureAwait(false);
        batch.Settle(applied, settleOthers);
        batch.RemoveSettled();
    }

    private async Task CommitOneByOneAsync(CommitBatch batch)
    {
        if (batch.Count == 1)
        {
            batch.Commits[0].Fail(new LoopStoreException("PostgreSQL refuses this loop's commit; see the silo's log."));
            batch.RemoveSettled();
            return;
        }

        foreach (var commit in batch.Commits)
        {
            var single = new CommitBatch(1);
            single.TryAdd(commit);
            await CommitUntilKnownAsync(single).ConfigureAwait(false);
        }

        batch.RemoveSettled();
    }
}
