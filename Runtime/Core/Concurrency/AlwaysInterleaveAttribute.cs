namespace Orleans.Concurrency;

/// <summary>The method may interleave with everything.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute
{
}
