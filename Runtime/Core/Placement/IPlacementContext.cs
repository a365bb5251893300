namespace Orleans.Runtime.Placement;

/// <summary>What a placement director can ask.</summary>
public interface IPlacementContext
{
    /// <summary>The placing silo.</summary>
    SiloAddress LocalSilo { get; }

    /// <summary>Its status.</summary>
    SiloStatus LocalSiloStatus { get; }

    /// <summary>The active silos that can host the grain, after filters; none throws <see cref="OrleansException"/>.</summary>
    SiloAddress[] GetCompatibleSilos(PlacementTarget target);

    /// <summary>The same by interface version.</summary>
    IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target);
}
