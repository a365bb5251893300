using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace OrleansHa.Tests.Conformance.Section09Placement;

/// <summary>An application's strategy with a parameter: it travels as a grain property.</summary>
public sealed class NamedSiloPlacement : PlacementStrategy
{
    private const string Property = "test-silo-name";

    public NamedSiloPlacement()
        : this("")
    {
    }

    public NamedSiloPlacement(string siloName) => SiloName = siloName;

    public string SiloName { get; private set; }

    public override void Initialize(GrainProperties properties)
    {
        base.Initialize(properties);
        SiloName = properties.Properties[Property];
    }

    public override void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        base.PopulateGrainProperties(services, grainClass, grainType, properties);
        properties[Property] = SiloName;
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class NamedSiloPlacementAttribute(string siloName) : PlacementAttribute(new NamedSiloPlacement(siloName))
{
    public string SiloName => siloName;
}

/// <summary>Asks for the hint first, as a director of one's own must.</summary>
public sealed class NamedSiloDirector(ISiloStatusOracle oracle) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hinted)
            return Task.FromResult(hinted);
        var wanted = ((NamedSiloPlacement)strategy).SiloName;
        return Task.FromResult(silos.Single(silo => oracle.TryGetSiloName(silo, out var name) && name == wanted));
    }
}

public sealed class FailingPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
public sealed class FailingPlacementAttribute() : PlacementAttribute(new FailingPlacement());

public sealed class FailingDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        throw new NotSupportedException("no place for this");
}
