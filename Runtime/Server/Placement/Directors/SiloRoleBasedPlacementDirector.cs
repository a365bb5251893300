using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime.Placement;

/// <summary>The hint, else any silo whose role equals the grain's key. A silo that states no role has its name as role.</summary>
internal sealed class SiloRoleBasedPlacementDirector(MembershipViews views) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);
        var role = target.GrainIdentity.Key.ToString();
        var rows = views.Current.Entries;
        var fitting = Array.FindAll(silos, silo => rows.TryGetValue(silo, out var row) && (string.IsNullOrEmpty(row.RoleName) ? row.SiloName : row.RoleName) == role);
        return fitting.Length > 0
            ? Task.FromResult(fitting[World.Random.Next(fitting.Length)])
            : throw new OrleansException($"{target.GrainIdentity} cannot be placed: none of {silos.Length} silos that could host it has the role '{role}'.");
    }
}
