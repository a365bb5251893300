namespace Orleans.Runtime.Placement;

/// <summary>The hint, else by the grain id's uniform hash over the sorted silos.</summary>
internal sealed class HashBasedPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);

        // A copy: the array may be the oracle's own.
        SiloAddress[] sorted = [.. silos];
        Array.Sort(sorted);
        return Task.FromResult(sorted[(int)(target.GrainIdentity.GetUniformHashCode() & 0x7FFFFFFF) % sorted.Length]);
    }
}
