namespace OrleansHa.Client;

/// <summary>The cluster did not answer a call in time.</summary>
public sealed class ClusterUnavailableException : Exception
{
    /// <summary>Without details.</summary>
    public ClusterUnavailableException()
    {
    }

    /// <summary>With a message.</summary>
    public ClusterUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public ClusterUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ClusterUnavailableException(string what, TimeSpan elapsed, bool mayHaveRun, Exception cause)
        : base(FormattableString.Invariant($"{what}: no answer from the cluster within {elapsed.TotalSeconds:0.0} s; {(mayHaveRun ? "it may have taken effect, ask before trying again" : "nothing was changed, try again")}."), cause) =>
        MayHaveRun = mayHaveRun;

    /// <summary>Whether the call may have taken effect.</summary>
    public bool MayHaveRun { get; }
}
