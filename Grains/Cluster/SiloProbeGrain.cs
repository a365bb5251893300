using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Loops.Watch;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Cluster;

/// <summary>Counts on the silo it runs on.</summary>
[LoopPlacement]
internal sealed class SiloProbeGrain(ISiloPlace place, ActiveGrains active, ILoopWatch watch) : Grain, ISiloProbeGrain
{
    public Task<int?> CountAsync()
    {
        if (this.GetPrimaryKeyString() == place.Owner.Silo)
            return Task.FromResult<int?>(active.Count);
        // The silo was not to be had; this activation would answer for the wrong one ever after.
        DeactivateOnIdle();
        return Task.FromResult<int?>(null);
    }

    public Task<string?> LookAfterAsync(string loop)
    {
        if (this.GetPrimaryKeyString() != place.Owner.Silo)
        {
            DeactivateOnIdle();
            return Task.FromResult<string?>(null);
        }

        var health = watch.Check(loop);
        if (health is LoopHealth.Stuck or LoopHealth.Absent)
            watch.Recover(loop);
        return Task.FromResult<string?>(health switch
        {
            LoopHealth.Stuck => "it is stuck, and is resumed",
            LoopHealth.Absent => "it does not run here, and is resumed",
            LoopHealth.Holding => "it waits for the store",
            _ => "it takes its steps",
        });
    }
}
