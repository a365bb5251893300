namespace Orleans.Serialization;

/// <summary>Stands for an exception whose type this process does not know.</summary>
[GenerateSerializer]
public sealed class UnavailableExceptionFallbackException : Exception
{
    /// <summary>Without a message.</summary>
    public UnavailableExceptionFallbackException()
    {
    }

    /// <summary>With the message of the original.</summary>
    public UnavailableExceptionFallbackException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The wire name of the original type.</summary>
    [Id(0)]
    public string? ExceptionType { get; internal set; }

    /// <summary>What else is known of the original, by name.</summary>
    [Id(1)]
    public Dictionary<string, object?> Properties { get; } = [];
}
