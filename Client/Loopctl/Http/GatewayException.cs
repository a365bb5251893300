using System.Net;

namespace OrleansHa.Loopctl.Http;

/// <summary>A gateway answered, and the answer is a refusal.</summary>
internal sealed class GatewayException(HttpStatusCode status, Problem problem, Uri request)
    : Exception($"{(int)status} {problem.Code ?? problem.Title ?? status.ToString()} from {request}: {problem.Detail ?? problem.Title}")
{
    public HttpStatusCode Status => status;

    public Problem Problem => problem;

    /// <summary>The exit code that this refusal stands for.</summary>
    public int ExitCode => problem.Outcome == "unknown"
        ? Loopctl.ExitCode.OutcomeUnknown
        : status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Loopctl.ExitCode.Denied,
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge
                => Loopctl.ExitCode.InvalidFile,
            HttpStatusCode.NotFound => Loopctl.ExitCode.Negative,
            _ => Loopctl.ExitCode.Server,
        };
}
