using Microsoft.AspNetCore.Mvc;

namespace OrleansHa.Gateway.Problems;

/// <summary>Answers of kind <c>application/problem+json</c>: what is wrong, where, and whether anything happened.</summary>
internal static class Problem
{
    /// <summary>One problem. <paramref name="outcome"/> says what became of the request: none, applied or unknown.</summary>
    public static IResult Of(
        int status,
        string code,
        string title,
        string detail,
        IReadOnlyList<ProblemError>? errors = null,
        bool retryable = false,
        string outcome = Outcome.None)
    {
        var details = new ProblemDetails
        {
            Status = status,
            Type = $"urn:orleansha:problem:{code}",
            Title = title,
            Detail = detail,
        };
        details.Extensions["code"] = code;
        details.Extensions["errors"] = errors ?? [];
        details.Extensions["retryable"] = retryable;
        details.Extensions["outcome"] = outcome;
        return new ProblemResult(details, retryable && status is 429 or 503 ? TimeSpan.FromSeconds(1) : null);
    }

    public static IResult LoopNotFound(string name) => Of(
        StatusCodes.Status404NotFound,
        "loop_not_found",
        "There is no such loop",
        $"No loop is named '{name}'. GET /api/v1/loops lists the loops there are.");

    public static IResult BodyTooLarge(string what, int limit) => Of(
        StatusCodes.Status413PayloadTooLarge,
        "body_too_large",
        "The body is too large",
        $"A {what} may have {limit} bytes at most. Send less at once.");

    public static IResult BadValue(string parameter, string? value, string expected) => Of(
        StatusCodes.Status400BadRequest,
        "bad_parameter",
        "A parameter is wrong",
        $"'{parameter}' is '{value}'; expected {expected}.",
        [new ProblemError(0, 0, parameter, "bad_parameter", $"Expected {expected}.", null)]);
}
