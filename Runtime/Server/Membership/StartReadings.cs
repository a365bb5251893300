using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>
/// Reads the table from the first moment of a start until the silo is active. After all silos were killed at once, the next ones have
/// to see the heartbeats of the rows left behind stand still: so the time that their own start takes counts already.
/// </summary>
internal sealed class StartReadings(TableAgent agent, IOptions<ClusterMembershipOptions> options, MembershipClock clock) : IDisposable
{
    // Half of what the time between two readings may count.
    private static readonly TimeSpan Period = HeartbeatWatch.LongestStep / 2;

    private readonly CancellationTokenSource _stop = new();
    private int _disposed;
    private Task _prepared = Task.CompletedTask;
    private Task _loop = Task.CompletedTask;

    public void Start()
    {
        _prepared = agent.InitializeAsync(options.Value.MaxJoinAttemptTime, _stop.Token);
        _loop = RunAsync();
    }

    /// <summary>Returns when the table can be used; throws what stands against that.</summary>
    public Task PreparedAsync(CancellationToken cancellationToken) => _prepared.WaitAsync(cancellationToken);

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    public void Dispose()
    {
        // A container disposes an instance once for each service it stands for.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        // Whoever joins hears why the table cannot be used.
        await _prepared.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_prepared.IsCompletedSuccessfully && !_stop.IsCancellationRequested)
        {
            try
            {
                await agent.ReadAsync().ConfigureAwait(false);
                await Task.Delay(Period, clock.Time, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                agent.LogFailure(error, "reading while starting");
                await Task.Delay(Period, clock.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
