namespace Orleans;

/// <summary>Names the grain type of a class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType { get; } = grainType;
}
