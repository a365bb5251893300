using OrleansHa.Client;

namespace OrleansHa.Gateway.Problems;

/// <summary>Turns what a handler could not deal with into a problem, saying whether the request may have taken effect.</summary>
internal sealed class ClusterFailureMiddleware(RequestDelegate next, ILogger<ClusterFailureMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (ClusterUnavailableException failure) when (!context.Response.HasStarted)
        {
            GatewayLog.ClusterUnavailable(logger, context.Request.Method, context.Request.Path, failure);
            await Problem.Of(
                StatusCodes.Status503ServiceUnavailable,
                "cluster_unavailable",
                "The cluster does not answer",
                failure.Message,
                retryable: true,
                outcome: failure.MayHaveRun ? Outcome.Unknown : Outcome.None).ExecuteAsync(context);
        }
        catch (BadHttpRequestException failure) when (!context.Response.HasStarted)
        {
            await Problem.Of(failure.StatusCode, "bad_request", "The request cannot be read", failure.Message).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; there is nobody to answer.
        }
    }
}
