namespace Orleans.Concurrency;

/// <summary>The caller gets no response.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute
{
}
