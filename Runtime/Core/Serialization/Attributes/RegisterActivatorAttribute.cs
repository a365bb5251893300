namespace Orleans;

/// <summary>Registers this type as an activator.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterActivatorAttribute : Attribute
{
}
