namespace Orleans.Runtime.MembershipService;

/// <summary>The silo could not reach the other active silos before joining.</summary>
[GenerateSerializer]
public class OrleansClusterConnectivityCheckFailedException : OrleansException
{
    /// <summary>Without a message.</summary>
    public OrleansClusterConnectivityCheckFailedException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansClusterConnectivityCheckFailedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public OrleansClusterConnectivityCheckFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
