using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansHa.Silo.Health;

/// <summary>Ready: the silo is an active member of its cluster.</summary>
internal sealed class SiloActive(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy("the silo is active")
            : HealthCheckResult.Unhealthy($"the silo is {oracle.CurrentStatus}"));
}
