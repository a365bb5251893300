namespace Orleans;

/// <summary>Registers this type as a copier.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterCopierAttribute : Attribute
{
}
