using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.GrainDirectory;

/// <summary>Follows views for this silo's directory part and asks every host for the activations in ranges that this silo newly owns.</summary>
internal sealed class DirectoryRecovery(LocalDirectory directory, IDirectoryTransport transport, DirectorySurroundings surroundings, ILogger logger) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _current = new();

    /// <summary>Takes up a newer view.</summary>
    public void OnView(ClusterMembershipSnapshot view)
    {
        var ring = new DirectoryRing(view);
        if (directory.Advance(ring) is not { } missing) return;

        CancellationTokenSource current;
        lock (_lock)
        {
            _current.Cancel();
            current = _current = new CancellationTokenSource();
        }

        if (!missing.IsEmpty) _ = RunAsync(ring, missing, current.Token);
    }

    public void Dispose()
    {
        lock (_lock) _current.Cancel();
        _current.Dispose();
    }

    private async Task RunAsync(DirectoryRing ring, HashRangeSet missing, CancellationToken superseded)
    {
        while (!superseded.IsCancellationRequested)
        {
            try
            {
                await RecoverAsync(ring, missing, superseded).ConfigureAwait(false);
                return;
            }
            catch (Exception error)
            {
                DirectoryLog.RecoveryFailed(logger, error, ring.Version);
                await surroundings.PauseAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task RecoverAsync(DirectoryRing ring, HashRangeSet missing, CancellationToken superseded)
    {
        var start = surroundings.Time.GetTimestamp();
        var hosts = ring.Hosts.ToList();
        DirectoryLog.Recovering(logger, missing.Ranges.Length, ring.Version, hosts.Count);
        var told = await Task.WhenAll(hosts.Select(host => PullAsync(host, ring.Version, missing, superseded))).ConfigureAwait(false);
        if (superseded.IsCancellationRequested) return;

        var losers = directory.Complete(ring, missing, told.SelectMany(addresses => addresses));
        DirectoryLog.Recovered(logger, missing.Ranges.Length, ring.Version, told.Sum(addresses => addresses.Count), hosts.Count, (long)surroundings.Time.GetElapsedTime(start).TotalMilliseconds);
        foreach (var (loser, winner) in losers) _ = DropAsync(ring.Version, loser, winner);
    }

    /// <summary>Asks until the host answers, is dead, or the question has been superseded by a newer view.</summary>
    private async Task<List<GrainAddress>> PullAsync(SiloAddress host, MembershipVersion version, HashRangeSet ranges, CancellationToken superseded)
    {
        while (!superseded.IsCancellationRequested && directory.Ring.IsLive(host))
        {
            try
            {
                return host.Equals(surroundings.Self)
                    ? await directory.PullAsync(host, version, ranges).ConfigureAwait(false)
                    : await surroundings.AttemptAsync(transport.TargetOn(host).Pull(surroundings.Self, version.Value, [.. ranges.Ranges])).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OrleansException or TimeoutException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
            {
                DirectoryLog.PullFailed(logger, host, error.Message);
                await surroundings.PauseAsync().ConfigureAwait(false);
            }
        }

        return [];
    }

    private async Task DropAsync(MembershipVersion version, GrainAddress loser, GrainAddress winner)
    {
        // Kept up while the loser's silo lives: an activation that acts beside the registered one is what the directory is there to prevent.
        while (directory.Ring.IsLive(loser.SiloAddress!))
        {
            try
            {
                if (loser.SiloAddress!.Equals(surroundings.Self)) await directory.DropDuplicateAsync(surroundings.Self, version, loser, winner).ConfigureAwait(false);
                else await transport.TargetOn(loser.SiloAddress).DropDuplicate(surroundings.Self, version.Value, loser, winner).ConfigureAwait(false);
                return;
            }
            catch (Exception error)
            {
                DirectoryLog.PullFailed(logger, loser.SiloAddress!, error.Message);
                await surroundings.PauseAsync().ConfigureAwait(false);
            }
        }
    }
}
