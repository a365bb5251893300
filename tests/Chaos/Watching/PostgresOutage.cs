using System.Diagnostics;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>Takes the database away for a while although its supervisor would bring it back.</summary>
internal static class PostgresOutage
{
    /// <summary>kill -9 of PostgreSQL, and of every replacement, until <paramref name="duration"/> has passed; returns when it runs again.</summary>
    public static async Task WithoutPostgresAsync(this DevCluster cluster, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        await DevCluster.KillAsync(cluster.PostgresPid ?? throw new InvalidOperationException("PostgreSQL is down already."));
        await Eventually.TrueAsync(
            async () =>
            {
                if (cluster.PostgresPid is { } replacement && DevCluster.IsAlive(replacement) && watch.Elapsed < duration) await DevCluster.KillAsync(replacement);
                return watch.Elapsed >= duration;
            },
            duration + TimeSpan.FromSeconds(30), because: "the outage lasts as long as it should");
        await Eventually.TrueAsync(
            () => cluster.PostgresPid is { } pid && DevCluster.IsAlive(pid), TimeSpan.FromSeconds(60), cluster.Diagnostics, "PostgreSQL runs again");
    }
}
