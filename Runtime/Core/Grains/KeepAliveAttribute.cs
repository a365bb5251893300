namespace Orleans;

/// <summary>Activations of the class are never collected for idleness.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepAliveAttribute : Attribute
{
}
