namespace Orleans.Concurrency;

/// <summary>Has no effect; delivery was never ordered.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class UnorderedAttribute : Attribute
{
}
