namespace OrleansHa.Grains.Silos;

/// <summary>How many of our grains (loops, pullers, stages) are active on this silo.</summary>
internal sealed class ActiveGrains
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts a grain for as long as its activation lasts; to be called in the grain's constructor.</summary>
    public void Follow(IGrainContext context, string name) => context.ObservableLifecycle.Subscribe(
        name,
        GrainLifecycleStage.Activate,
        _ =>
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        },
        _ =>
        {
            Interlocked.Decrement(ref _count);
            return Task.CompletedTask;
        });
}
