using Orleans.Metadata;

namespace Orleans.Runtime;

/// <summary>How the silo of a new activation is chosen.</summary>
public abstract class PlacementStrategy
{
    /// <summary>Whether activations are registered in the directory.</summary>
    public virtual bool IsUsingGrainDirectory => true;

    /// <summary>Reads parameters from the grain type's properties.</summary>
    public virtual void Initialize(GrainProperties properties)
    {
    }

    /// <summary>Writes the strategy's name, and parameters of derived ones, into the grain type's properties.</summary>
    public virtual void PopulateGrainProperties(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties) =>
        properties[WellKnownGrainTypeProperties.PlacementStrategy] = GetType().Name;
}
