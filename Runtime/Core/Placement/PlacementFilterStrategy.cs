using System.Globalization;
using Orleans.Metadata;

namespace Orleans.Placement;

/// <summary>Narrows the silos that a grain may be placed on.</summary>
public abstract class PlacementFilterStrategy
{
    /// <summary>Filters run in ascending order.</summary>
    protected PlacementFilterStrategy(int order) => Order = order;

    /// <summary>The place in the order.</summary>
    public int Order { get; private set; }

    /// <summary>Reads the parameters from the grain type's properties.</summary>
    public void Initialize(GrainProperties properties)
    {
        var order = GetPlacementFilterGrainProperty("order", properties);
        if (order is not null) Order = int.Parse(order, CultureInfo.InvariantCulture);
        AdditionalInitialize(properties);
    }

    /// <summary>Reads parameters of a derived filter.</summary>
    public virtual void AdditionalInitialize(GrainProperties properties)
    {
    }

    /// <summary>Writes the filter's name and parameters into the grain type's properties.</summary>
    public void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        var name = GetType().Name;
        properties[WellKnownGrainTypeProperties.PlacementFilter] = properties.TryGetValue(WellKnownGrainTypeProperties.PlacementFilter, out var names) ? $"{names},{name}" : name;
        properties[Key("order")] = Order.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, value) in GetAdditionalGrainProperties(services, grainClass, grainType, properties)) properties[Key(key)] = value;
    }

    /// <summary>One parameter, null when absent.</summary>
    protected string? GetPlacementFilterGrainProperty(string key, GrainProperties properties) =>
        properties.Properties.TryGetValue(Key(key), out var value) ? value : null;

    /// <summary>Parameters of a derived filter.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) => [];

    private string Key(string key) => $"{WellKnownGrainTypeProperties.PlacementFilter}.{GetType().Name}.{key}";
}
