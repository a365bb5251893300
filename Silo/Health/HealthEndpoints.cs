using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace OrleansHa.Silo.Health;

/// <summary><c>/health/live</c> (the process answers) and <c>/health/ready</c> (the silo is active, PostgreSQL answers).</summary>
internal static class HealthEndpoints
{
    public const string Ready = "ready";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready) });
    }
}
