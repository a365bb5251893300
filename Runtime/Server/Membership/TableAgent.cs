using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.MembershipService;

/// <summary>Reads and writes the membership table for this silo, publishes each view it gets, and ends the silo when it reads itself dead.</summary>
internal sealed class TableAgent(
    IMembershipTable table, MembershipViews views, HeartbeatReadings heartbeats, IPeerTransport transport, ILocalSiloDetails local, IFatalErrorHandler fatal,
    MembershipClock clock, ILogger<TableAgent> logger) : IDisposable
{
    // Conflicts end as soon as the other writer is done, so the pause is the length of a few writes.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    // A database that answers takes milliseconds. One that does not must not hold up what else there is to judge.
    private static readonly TimeSpan TablePatience = TimeSpan.FromSeconds(5);

    // Own changes of status wait this long for the others to have heard, so that they are known when the next step is taken.
    private static readonly TimeSpan GossipPatience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _writing = new(1);
    private readonly TimeProvider _time = clock.Time;
    private int _failures;
    private int _ended;
    private int _catchingUp;
    private long _joinedAt = long.MaxValue;

    /// <summary>This silo's status as last written.</summary>
    public SiloStatus Status { get; private set; } = SiloStatus.Created;

    public MembershipView Current => views.Current;

    public DateTime UtcNow => _time.GetUtcNow().UtcDateTime;

    /// <summary>Prepares the table. A database that is not up yet is waited for; statements that are missing are not.</summary>
    public async Task InitializeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            try
            {
                await Guarded(() => table.InitializeMembershipTable(tryInitTableVersion: true)).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (error is not ArgumentException and not OrleansConfigurationException && _time.GetElapsedTime(start) < patience)
            {
                await Task.Delay(LongestPause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads the table and publishes what it holds.</summary>
    public async Task<(MembershipView View, IReadOnlyCollection<MembershipEntry> Rows)> ReadAsync()
    {
        var data = await Guarded(table.ReadAll).ConfigureAwait(false);
        var view = MembershipView.Of(data);
        IReadOnlyCollection<MembershipEntry> rows = [.. view.Entries.Values];
        heartbeats.Observe(rows);
        Publish(view);
        return (view, rows);
    }

    /// <summary>Starts to read the table unless a view at least this new is here; at most one reading at a time is started this way.</summary>
    public void CatchUp(MembershipVersion version)
    {
        if (Current.Version >= version || Interlocked.Exchange(ref _catchingUp, 1) != 0) return;
        _ = CatchUpAsync();
    }

    /// <summary>Takes a view that another silo passed on.</summary>
    public void Accept(MembershipGossip gossip) => Publish(MembershipView.Of(gossip));

    /// <summary>Reads, computes, writes conditionally, until the write applies or there is nothing to write.</summary>
    /// <param name="change">Gets the rows as just read and returns the changed or new row, null for none.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <returns>The view after the write, null when nothing was to be written.</returns>
    public async Task<MembershipView?> ChangeAsync(Func<MembershipView, MembershipEntry?> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (view, _) = await ReadAsync().ConfigureAwait(false);
                var row = change(view);
                if (row is null) return null;

                var applied = await Guarded(() => view.Entries.ContainsKey(row.SiloAddress)
                    ? table.UpdateRow(row, "", view.TableVersion.Next())
                    : table.InsertRow(row, view.TableVersion.Next())).ConfigureAwait(false);
                if (applied)
                {
                    var next = view.With(row);
                    if (row.SiloAddress.Equals(local.SiloAddress)) NoteOwn(row.Status, next);
                    Publish(next);
                    return next;
                }

                await Task.Delay(Pause(attempt), _time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task BeatAsync(MembershipEntry row) => Guarded(() => table.UpdateIAmAlive(row));

    public Task CleanAsync(DateTimeOffset before) => Guarded(() => table.CleanupDefunctSiloEntries(before));

    /// <summary>Tells all silos that are not gone. Returns when all have answered or the wait is over.</summary>
    public Task AnnounceAsync(MembershipView view)
    {
        var gossip = view.ToGossip();
        var others = view.Entries.Values
            .Where(entry => entry.Status is SiloStatus.Joining or SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping)
            .Where(entry => !entry.SiloAddress.Equals(local.SiloAddress));
        return Task.WhenAll(others.Select(entry => transport.AnnounceAsync(entry.SiloAddress, gossip, GossipPatience)));
    }

    /// <summary>Logs what ended one round of a background part; quietly while the table is away, which is logged by itself.</summary>
    public void LogFailure(Exception error, string part) =>
        MembershipLog.LoopFailed(logger, Volatile.Read(ref _failures) > 0 ? LogLevel.Debug : LogLevel.Warning, error, part);

    public void Dispose() => _writing.Dispose();

    /// <summary>This silo learnt from another one that it counts as dead.</summary>
    public void OnDeclaredDead(string source)
    {
        if (Status == SiloStatus.Dead || Interlocked.Exchange(ref _ended, 1) != 0) return;
        Status = SiloStatus.Dead;
        fatal.OnFatal($"Silo {local.SiloAddress} was declared dead by the cluster ({source}). It may not act any more and ends; start it again to join as a new incarnation.");
    }

    private async Task CatchUpAsync()
    {
        try
        {
            await ReadAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogFailure(error, "catching up");
        }
        finally
        {
            Volatile.Write(ref _catchingUp, 0);
        }
    }

    private static TimeSpan Pause(int attempt)
    {
        var longest = Math.Min(FirstPause.Ticks << Math.Min(attempt, 10), LongestPause.Ticks);
        return TimeSpan.FromTicks((long)(longest * (0.5 + (World.Random.NextDouble() / 2))));
    }

    private void NoteOwn(SiloStatus status, MembershipView view)
    {
        Status = status;
        _joinedAt = Math.Min(_joinedAt, view.Version.Value);
        MembershipLog.StatusWritten(logger, local.SiloAddress, status, view.Version);
    }

    private void Publish(MembershipView view)
    {
        if (!views.TryPublish(view)) return;
        if (view.Version.Value < _joinedAt || Status == SiloStatus.Dead) return;
        if (!view.Entries.TryGetValue(local.SiloAddress, out var own)) OnDeclaredDead($"its row is gone in view {view.Version}");
        else if (own.Status == SiloStatus.Dead) OnDeclaredDead($"view {view.Version}");
    }

    /// <summary>Bounds a table operation, and logs when the database goes and comes back.</summary>
    private async Task<T> Guarded<T>(Func<Task<T>> operation)
    {
        try
        {
            var result = await operation().WaitAsync(TablePatience, _time).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _failures, 0) > 0) MembershipLog.TableReachable(logger);
            return result;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var failures = Interlocked.Increment(ref _failures);
            // The first one tells; the powers of two keep telling without filling the log.
            if (int.IsPow2(failures)) MembershipLog.TableUnreachable(logger, error, failures);
            throw;
        }
    }

    private Task<bool> Guarded(Func<Task> operation) => Guarded(async () =>
    {
        await operation().ConfigureAwait(false);
        return true;
    });
}
