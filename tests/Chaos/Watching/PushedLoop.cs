using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansHa.Tests.Support.Dev;

namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>A loop whose only source is what the tests push through a gateway.</summary>
internal static class PushedLoop
{
    public const string Name = "pushed";

    private const string Definition = """
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: pushed }
        spec:
          period: 1s
          signals:
            level:
              units: "%"
              range: [0, 100]
              selector: { type: failover }
              watchdog: { stallAfter: 10m }
              onBad: { action: hold_last, maxAge: 10m }
              sources:
                - { name: hand, priority: 1, push: {} }
          controller:
            type: threshold
            below: 0
            limit: 50
            above: 1
          outputs:
            - name: valve
              http: { method: POST, endpoints: [ { url: "http://127.0.0.1:9/none", zone: a } ] }
              delivery: { ttl: 1m }
              onPartition: hold
        """;

    public static async Task ApplyAsync(DevCluster cluster)
    {
        using var applied = await PutAsync(cluster, Name, Definition);
        applied.IsSuccessStatusCode.ShouldBeTrue(await applied.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> PutAsync(DevCluster cluster, string name, string yaml)
    {
        var content = new StringContent(yaml);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        return cluster.Http.PutAsync(new Uri(cluster.Gateways[0].Url, $"/api/v1/loops/{name}"), content);
    }

    /// <summary>Pushes one sample; the answer is its receipt or the problem.</summary>
    public static async Task<JsonElement> PushAsync(DevCluster cluster, string id, double value, DateTimeOffset observedAt)
    {
        using var response = await cluster.Http.PostAsJsonAsync(
            new Uri(cluster.Gateways[0].Url, $"/api/v1/loops/{Name}/signals/level"), new { id, value, observedAt });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
