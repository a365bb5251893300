namespace Orleans;

/// <summary>The constructor, possibly taking services, that creates instances.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class GeneratedActivatorConstructorAttribute : Attribute
{
}
