namespace Orleans.Runtime;

/// <summary>The grain has no such extension.</summary>
[GenerateSerializer]
public class GrainExtensionNotInstalledException : OrleansException
{
    /// <summary>Without a message.</summary>
    public GrainExtensionNotInstalledException()
    {
    }

    /// <summary>With a message.</summary>
    public GrainExtensionNotInstalledException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public GrainExtensionNotInstalledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
