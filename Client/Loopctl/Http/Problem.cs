namespace OrleansHa.Loopctl.Http;

/// <summary>An <c>application/problem+json</c> answer.</summary>
internal sealed record Problem(
    string? Title,
    int? Status,
    string? Detail,
    string? Code,
    IReadOnlyList<ProblemError>? Errors,
    bool? Retryable,
    string? Outcome);
