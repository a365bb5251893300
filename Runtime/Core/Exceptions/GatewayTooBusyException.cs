namespace Orleans.Runtime;

/// <summary>A gateway sheds load.</summary>
[GenerateSerializer]
public class GatewayTooBusyException : OrleansException
{
    /// <summary>Without a message.</summary>
    public GatewayTooBusyException()
    {
    }

    /// <summary>With a message.</summary>
    public GatewayTooBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public GatewayTooBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
