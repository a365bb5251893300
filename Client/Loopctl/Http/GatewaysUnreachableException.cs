namespace OrleansHa.Loopctl.Http;

/// <summary>No gateway answered.</summary>
internal sealed class GatewaysUnreachableException(string message, Exception? inner, bool mayHaveArrived = false) : Exception(message, inner)
{
    /// <summary>True when a request was sent whose answer never came: it may have been carried out.</summary>
    public bool MayHaveArrived => mayHaveArrived;
}
