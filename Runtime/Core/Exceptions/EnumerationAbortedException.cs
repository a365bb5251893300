namespace Orleans.Runtime;

/// <summary>
/// An enumeration of a grain's <see cref="IAsyncEnumerable{T}"/> method cannot go on: the activation that produced it is gone, or the consumer
/// did not ask for the next element for longer than about a response time-out. Enumerate again.
/// </summary>
[GenerateSerializer]
public class EnumerationAbortedException : Exception
{
    /// <summary>Without a message.</summary>
    public EnumerationAbortedException()
    {
    }

    /// <summary>With a message.</summary>
    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public EnumerationAbortedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
