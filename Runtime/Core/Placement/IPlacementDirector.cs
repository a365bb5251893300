namespace Orleans.Runtime.Placement;

/// <summary>Chooses the silo of a new activation.</summary>
public interface IPlacementDirector
{
    /// <summary>The request context key that names a wanted silo.</summary>
    const string PlacementHintKey = nameof(PlacementHintKey);

    /// <summary>The wanted silo when it is among the compatible ones, else null.</summary>
    static SiloAddress? GetPlacementHint(Dictionary<string, object> requestContextData, SiloAddress[] compatibleSilos) =>
        requestContextData is not null && requestContextData.TryGetValue(PlacementHintKey, out var value) && value is SiloAddress hint && Array.IndexOf(compatibleSilos, hint) >= 0
            ? hint
            : null;

    /// <summary>Chooses one of the compatible silos.</summary>
    Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context);
}
