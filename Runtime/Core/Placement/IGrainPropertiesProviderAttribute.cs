namespace Orleans.Metadata;

/// <summary>An attribute on a grain class that adds properties of its type.</summary>
public interface IGrainPropertiesProviderAttribute
{
    /// <summary>Adds properties.</summary>
    void Populate(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties);
}
