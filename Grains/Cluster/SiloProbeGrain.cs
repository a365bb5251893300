using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Cluster;

/// <summary>Counts on the silo it runs on.</summary>
[LoopPlacement]
internal sealed class SiloProbeGrain(ISiloPlace place, ActiveGrains active) : Grain, ISiloProbeGrain
{
    public Task<int?> CountAsync()
    {
        if (this.GetPrimaryKeyString() == place.Owner.Silo)
            return Task.FromResult<int?>(active.Count);
        // The silo was not to be had; this activation would answer for the wrong one ever after.
        DeactivateOnIdle();
        return Task.FromResult<int?>(null);
    }
}
