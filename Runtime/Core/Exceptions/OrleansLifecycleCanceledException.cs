namespace Orleans.Runtime;

/// <summary>A start was cancelled.</summary>
[GenerateSerializer]
public class OrleansLifecycleCanceledException : OrleansException
{
    /// <summary>Without a message.</summary>
    internal OrleansLifecycleCanceledException()
    {
    }

    /// <summary>With a message.</summary>
    internal OrleansLifecycleCanceledException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    internal OrleansLifecycleCanceledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
