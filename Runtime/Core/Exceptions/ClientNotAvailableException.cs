namespace Orleans.Runtime;

/// <summary>The client that a call was addressed to is gone.</summary>
[GenerateSerializer]
public class ClientNotAvailableException : OrleansException
{
    /// <summary>With a message.</summary>
    internal ClientNotAvailableException(string message)
        : base(message)
    {
    }
}
