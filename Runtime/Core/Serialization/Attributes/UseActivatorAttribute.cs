namespace Orleans;

/// <summary>Instances come from a registered activator.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class UseActivatorAttribute : Attribute
{
}
