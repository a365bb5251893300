using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>The metadata of the cluster's silos, asked of each when it appears and again until it answers.</summary>
internal sealed class SiloMetadataCache(SiloFactsTarget local, ISystemTargetFactory targets, TimeProvider timeProvider, SiloStopSwitch stopSwitch, ILogger<SiloMetadataCache> logger)
    : ISiloMetadataCache, IMembershipObserver
{
    // A silo that appears in the table may not listen yet; a quarter of a second later it does.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<SiloAddress, SiloMetadata?> _known = new();

    public SiloMetadata GetSiloMetadata(SiloAddress siloAddress)
    {
        if (siloAddress.Equals(local.Silo)) return local.Metadata;
        return _known.TryGetValue(siloAddress, out var metadata) && metadata is not null ? metadata : SiloMetadata.Empty;
    }

    public void OnViewChanged(ClusterMembershipUpdate update)
    {
        foreach (var member in update.Snapshot.Members.Values)
        {
            if (member.SiloAddress.Equals(local.Silo)) continue;
            if (member.Status is SiloStatus.Joining or SiloStatus.Active)
            {
                if (_known.TryAdd(member.SiloAddress, null)) ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.self.AskAsync(work.SiloAddress), (self: this, member.SiloAddress), preferLocal: false);
            }
            else if (member.Status == SiloStatus.Dead)
            {
                _known.TryRemove(member.SiloAddress, out _);
            }
        }

        // Rows of silos that died long ago are removed from the table.
        foreach (var silo in _known.Keys)
        {
            if (!update.Snapshot.Members.ContainsKey(silo)) _known.TryRemove(silo, out _);
        }
    }

    private async Task AskAsync(SiloAddress silo)
    {
        // Ends with the silo: its entry goes when it is dead.
        for (var failures = 1; _known.ContainsKey(silo) && !stopSwitch.IsThrown; failures++)
        {
            try
            {
                var metadata = await targets.GetSystemTarget<ISiloFactsTarget>(SystemTargetTypes.SiloFacts, silo).GetMetadata();
                _known.TryUpdate(silo, metadata, null);
                return;
            }
            catch (Exception error)
            {
                // Each power of two keeps telling without filling the log.
                if (int.IsPow2(failures)) SiloLog.FactsUnknown(logger, error, silo);
            }

            await Task.Delay(RetryPause, timeProvider);
        }
    }
}
