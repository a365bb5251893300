using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>What an active silo does regularly: heartbeat, reading the table, removing rows of silos long gone.</summary>
internal sealed class MembershipUpkeep(
    TableAgent agent, LocalRow row, ILocalSiloDetails local, IOptions<ClusterMembershipOptions> options, MembershipClock clock, ILogger<MembershipUpkeep> logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _disposed;
    private Task _loops = Task.CompletedTask;

    public void Start()
    {
        var settings = options.Value;
        var loops = new List<Task>
        {
            RunAsync("heartbeat", HeartbeatPace.Period(settings), BeatAsync),
            RunAsync("table refresh", settings.TableRefreshTimeout, agent.ReadAsync),
        };
        if (settings.DefunctSiloCleanupPeriod is { } period) loops.Add(RunAsync("cleanup", period, CleanAsync));
        _loops = Task.WhenAll(loops);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
    }

    public void Dispose()
    {
        // A container disposes an instance once for each service it stands for.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(string part, TimeSpan period, Func<Task> work)
    {
        try
        {
            // The first round comes after a random part of the period, so that silos started together spread out.
            await Task.Delay(period * World.Random.NextDouble(), clock.Time, _stop.Token).ConfigureAwait(false);
            using var timer = new PeriodicTimer(period, clock.Time);
            do
            {
                try
                {
                    await work().ConfigureAwait(false);
                }
                catch (Exception error) when (!_stop.IsCancellationRequested)
                {
                    agent.LogFailure(error, part);
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private Task BeatAsync() => agent.BeatAsync(row.Create(agent.Status, agent.UtcNow));

    private async Task CleanAsync()
    {
        // One silo is enough: the first active one in address order.
        var (view, rows) = await agent.ReadAsync().ConfigureAwait(false);
        if (view.Active.FirstOrDefault()?.Equals(local.SiloAddress) != true) return;

        var before = agent.UtcNow - options.Value.DefunctSiloExpiration;
        if (options.Value.MaxDefunctSiloEntries is { } limit)
        {
            var surplus = rows.Where(entry => entry.Status == SiloStatus.Dead).Select(entry => entry.IAmAliveTime).OrderDescending().Skip(limit).Take(1).ToList();
            // Rows strictly older than the cut-off go; the newest surplus row has to be among them.
            if (surplus.Count > 0 && surplus[0] >= before) before = surplus[0].AddMilliseconds(1);
        }

        await agent.CleanAsync(before).ConfigureAwait(false);
        MembershipLog.DefunctRemoved(logger, before);
    }
}
