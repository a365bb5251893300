using OrleansHa.Client;

namespace OrleansHa.Gateway.Loops;

/// <summary><c>/cluster</c>: silos, store, and what the death of zones would mean.</summary>
internal static class ClusterEndpoints
{
    public static void MapCluster(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/cluster", async (ILoopClient loops, CancellationToken cancellationToken) =>
            Results.Json(await loops.ClusterAsync(cancellationToken)));
}
