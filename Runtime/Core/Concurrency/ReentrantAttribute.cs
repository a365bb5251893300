namespace Orleans.Concurrency;

/// <summary>Requests of an activation may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute
{
}
