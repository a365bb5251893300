namespace OrleansHa.Silo.Outputs;

/// <summary>A secret that a definition refers to is not there, or is none. An operator may put it right at any time.</summary>
public sealed class SecretMissingException : InvalidOperationException
{
    public SecretMissingException()
    {
    }

    public SecretMissingException(string message)
        : base(message)
    {
    }

    public SecretMissingException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
