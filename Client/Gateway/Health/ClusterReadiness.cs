using OrleansHa.Grains.Interfaces.Cluster;

namespace OrleansHa.Gateway.Health;

/// <summary>Ready means that a silo answers now: it asks one, briefly.</summary>
internal sealed class ClusterReadiness(IClusterClient cluster)
{
    // A probe that takes longer than this is no use to a load balancer that asks every second or so.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    /// <summary>Why the gateway is not ready, null when it is.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = await cluster.GetGrain<IClusterGrain>(0).StatusAsync().WaitAsync(Bound, cancellationToken);
            return status.Silos.Any(silo => silo.Status == nameof(SiloStatus.Active)) ? null : "No silo is active.";
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or InvalidOperationException)
        {
            return $"No silo answers: {failure.Message}";
        }
    }
}
