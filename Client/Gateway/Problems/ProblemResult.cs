using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace OrleansHa.Gateway.Problems;

/// <summary>Writes a problem with its status, media type and, where waiting helps, <c>Retry-After</c>.</summary>
internal sealed class ProblemResult(ProblemDetails details, TimeSpan? retryAfter) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = details.Status ?? StatusCodes.Status500InternalServerError;
        if (retryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return httpContext.Response.WriteAsJsonAsync(details, options: null, "application/problem+json", httpContext.RequestAborted);
    }
}
