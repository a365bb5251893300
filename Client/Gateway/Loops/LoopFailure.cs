using OrleansHa.Gateway.Problems;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Gateway.Loops;

/// <summary>Answers for what a loop itself refused or could not finish.</summary>
internal static class LoopFailure
{
    public static IResult Of(LoopError? error)
    {
        var failure = error ?? new LoopError { Code = "internal", Message = "The loop gave no reason.", Outcome = RequestOutcome.Unknown };
        var status = failure.Code switch
        {
            "loop_not_found" => StatusCodes.Status404NotFound,
            "signal_unknown" or "unknown_signal" => StatusCodes.Status404NotFound,
            "overloaded" or "queue_full" => StatusCodes.Status429TooManyRequests,
            _ => failure.Retryable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity,
        };
        return Problem.Of(status, failure.Code, "The loop did not do it", failure.Message, retryable: failure.Retryable, outcome: OutcomeOf(failure.Outcome));
    }

    private static string OutcomeOf(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Applied => Outcome.Applied,
        RequestOutcome.Unknown => Outcome.Unknown,
        _ => Outcome.None,
    };
}
