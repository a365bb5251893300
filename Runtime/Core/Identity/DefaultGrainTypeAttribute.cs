namespace Orleans.Metadata;

/// <summary>The grain type an interface stands for.</summary>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DefaultGrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType { get; } = grainType;
}
