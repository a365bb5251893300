using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Health;

/// <summary>Ready: PostgreSQL answers within a second.</summary>
internal sealed class StoreReachable(ILoopCatalog catalog, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var bound = new CancellationTokenSource(Bound, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            return HealthCheckResult.Healthy($"PostgreSQL at {await catalog.PingAsync(both.Token).ConfigureAwait(false)}");
        }
        catch (Exception error) when (error is LoopStoreException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"PostgreSQL does not answer: {error.Message}");
        }
    }
}
