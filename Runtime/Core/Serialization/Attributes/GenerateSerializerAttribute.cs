namespace Orleans;

/// <summary>Asks for a generated serializer and copier.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether primary constructor parameters are members; null means true for records only.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }

    /// <summary>Whether members without an id get one.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; }
}
