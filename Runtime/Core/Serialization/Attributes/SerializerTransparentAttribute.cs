namespace Orleans;

/// <summary>The type adds nothing to what its base serializes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SerializerTransparentAttribute : Attribute
{
}
