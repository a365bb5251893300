using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Gateway.Loops;

/// <summary>What was found in a definition, as answers.</summary>
internal static class Judged
{
    /// <summary>The answer to an apply that changes nothing: the same refusals, and what would differ.</summary>
    public static IResult DryRun(string name, long? expected, ValidationResult result)
    {
        if (expected is not null && expected != result.Revision && result.Outcome != ApplyOutcome.Invalid)
            return RevisionTag.Conflict(name, expected, result.Revision);
        return result.Outcome == ApplyOutcome.Invalid ? Refusal(result.Errors) : Results.Json(Body(result));
    }

    /// <summary>The answer to a question: a definition that would be refused is no error of the request.</summary>
    public static IResult Answer(ValidationResult result) => Results.Json(Body(result));

    public static IResult Refusal(DefinitionProblem[] errors) => Problem.Of(
        StatusCodes.Status422UnprocessableEntity,
        "invalid_definition",
        "The definition is refused",
        $"{errors.Length} error{(errors.Length == 1 ? "" : "s")}; the loop was not changed.",
        Places(errors));

    public static IReadOnlyList<ProblemError> Places(DefinitionProblem[] found) =>
        [.. found.Select(error => new ProblemError(error.Line, error.Column, error.Path, error.Code, error.Message, Remedy(error)) { Nearest = error.Nearest })];

    private static object Body(ValidationResult result) => new
    {
        name = result.Name,
        valid = result.Outcome != ApplyOutcome.Invalid,
        outcome = result.Outcome,
        changed = result.Outcome is ApplyOutcome.Created or ApplyOutcome.Updated,
        dryRun = true,
        revision = result.Revision,
        errors = Places(result.Errors),
        warnings = Places(result.Warnings),
        differences = result.Differences.Select(one => new { path = one.Path, before = one.Before, after = one.After }),
        canonical = result.Canonical,
    };

    // Most messages name the nearest word themselves.
    private static string? Remedy(DefinitionProblem error) =>
        error.Nearest is null || error.Message.Contains($"'{error.Nearest}'", StringComparison.Ordinal) ? null : $"Did you mean '{error.Nearest}'?";
}
