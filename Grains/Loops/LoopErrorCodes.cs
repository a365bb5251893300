namespace OrleansHa.Grains.Loops;

/// <summary>The words of <see cref="Interfaces.Loops.LoopError.Code"/>.</summary>
internal static class LoopErrorCodes
{
    public const string NotFound = "not_found";
    public const string UnknownSignal = "unknown_signal";
    public const string UnknownSource = "unknown_source";
    public const string TooManySamples = "too_many_samples";
    public const string Busy = "busy";
    public const string StoreUnavailable = "store_unavailable";
    public const string Fenced = "fenced";
    public const string Stopping = "stopping";
    public const string InvalidOperation = "invalid_operation";
    public const string KeyReused = "key_reused";
    public const string NoCandidate = "no_candidate";
}
