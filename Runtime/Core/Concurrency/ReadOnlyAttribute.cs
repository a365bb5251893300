namespace Orleans.Concurrency;

/// <summary>The method may interleave with other read-only methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute
{
}
