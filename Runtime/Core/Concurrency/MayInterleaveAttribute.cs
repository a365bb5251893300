namespace Orleans.Concurrency;

/// <summary>Names a predicate that says which requests may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    /// <summary>The predicate's method name.</summary>
    public string CallbackMethodName { get; } = callbackMethodName;
}
