namespace OrleansHa.Grains.Interfaces.Loops;

/// <summary>Why a request to a loop was not done, or not known to be done.</summary>
[GenerateSerializer, Alias("loops.LoopError")]
public sealed record LoopError
{
    /// <summary>A stable word: not_found, unknown_signal, busy, store_unavailable, fenced, stopping, too_many_samples, invalid_operation, key_reused, no_candidate.</summary>
    [Id(0)] public string Code { get; init; } = "";

    [Id(1)] public string Message { get; init; } = "";

    /// <summary>Whether the same request may succeed later.</summary>
    [Id(2)] public bool Retryable { get; init; }

    /// <summary>Whether it took effect.</summary>
    [Id(3)] public RequestOutcome Outcome { get; init; }
}
