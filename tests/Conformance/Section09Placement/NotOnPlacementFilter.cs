using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace OrleansHa.Tests.Conformance.Section09Placement;

/// <summary>An application's filter with a parameter: keeps grains off the named silos.</summary>
public sealed class NotOnFilterStrategy(string names, int order) : PlacementFilterStrategy(order)
{
    public NotOnFilterStrategy()
        : this("", 0)
    {
    }

    public string Names { get; private set; } = names;

    public override void AdditionalInitialize(GrainProperties properties) => Names = GetPlacementFilterGrainProperty("names", properties) ?? "";

    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
        [new("names", Names)];
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class NotOnPlacementFilterAttribute(string names, int order) : PlacementFilterAttribute(new NotOnFilterStrategy(names, order))
{
    public string Names => names;

    public int Order => order;
}

public sealed class NotOnFilterDirector(ISiloStatusOracle oracle) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var names = ((NotOnFilterStrategy)filterStrategy).Names.Split(',');
        return silos.Where(silo => !(oracle.TryGetSiloName(silo, out var name) && names.Contains(name)));
    }
}
