namespace Orleans;

/// <summary>Registers this type as a codec.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterSerializerAttribute : Attribute
{
}
