using OrleansHa.Gateway.Problems;

namespace OrleansHa.Gateway.Health;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", async (ClusterReadiness readiness, CancellationToken cancellationToken) =>
            await readiness.AskAsync(cancellationToken) is { } reason
                ? Problem.Of(StatusCodes.Status503ServiceUnavailable, "not_ready", "The gateway cannot serve yet", reason, retryable: true)
                : Results.Json(new { status = "ready" }));
    }
}
