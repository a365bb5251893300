namespace Orleans;

/// <summary>Instances are written in full each time; identity is not kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SuppressReferenceTrackingAttribute : Attribute
{
}
