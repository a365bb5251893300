namespace Orleans;

/// <summary>Registers this type as a converter to a surrogate.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute
{
}
