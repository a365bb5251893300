using System.Text.Json;
using OrleansHa.Tests.Support.Dev;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>What the tests ask a cluster's gateways beside a loop's status.</summary>
internal static class ClusterQuestions
{
    /// <summary>How many silos the cluster itself calls Active.</summary>
    public static Task<int> ActiveSilosAsync(this DevCluster cluster) => CountActiveAsync(cluster, static _ => true);

    /// <summary>How many silos are Active and have run for so long.</summary>
    public static Task<int> ActiveSilosAsync(this DevCluster cluster, TimeSpan running) =>
        CountActiveAsync(cluster, silo => silo.GetProperty("startedAt") is { ValueKind: JsonValueKind.String } startedAt && DateTimeOffset.UtcNow - startedAt.GetDateTimeOffset() >= running);

    private static async Task<int> CountActiveAsync(DevCluster cluster, Func<JsonElement, bool> counts)
    {
        var failure = default(Exception);
        foreach (var gateway in cluster.Gateways)
        {
            try
            {
                var status = await cluster.Http.GetStringAsync(new Uri(gateway.Url, "/api/v1/cluster"));
                using var json = JsonDocument.Parse(status);
                return json.RootElement.GetProperty("silos").EnumerateArray().Count(silo => silo.GetProperty("status").GetString() == "Active" && counts(silo));
            }
            catch (HttpRequestException error)
            {
                failure = error;
            }
        }

        throw new HttpRequestException("No gateway answers.", failure);
    }
}
