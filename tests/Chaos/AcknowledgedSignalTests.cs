using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansHa.Tests.Chaos.Watching;
using OrleansHa.Tests.Support.Dev;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Chaos;

/// <summary>A pushed signal that got its receipt is still there after kill -9 of every silo at once (promise P2).</summary>
public sealed class AcknowledgedSignalTests(BoilerCluster boiler) : IClassFixture<BoilerCluster>
{
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

    [Fact]
    public async Task EverySiloKilled_AcknowledgedSampleSurvives()
    {
        await boiler.WholeAsync();
        var cluster = boiler.Cluster;
        using (var applied = await PutAsync(cluster, "pushed", Definition))
        {
            applied.IsSuccessStatusCode.ShouldBeTrue(await applied.Content.ReadAsStringAsync());
        }

        var receipt = await PushAsync(cluster, "s-1", 61.5);
        receipt.GetProperty("status").GetString().ShouldBe("accepted", receipt.ToString());

        await Task.WhenAll(cluster.Silos.Select(silo => DevCluster.KillAsync(silo.Pid)));
        await boiler.WholeAsync();

        var view = await Eventually.ValueAsync(() => cluster.LoopAsync("pushed"), loop => loop.Value is not null, TimeSpan.FromSeconds(30));
        view.Value.ShouldBe(61.5, view.Json.ToString());
        view.Seq.ShouldBeGreaterThanOrEqualTo(receipt.GetProperty("seq").GetInt64());
        (await PushAsync(cluster, "s-1", 61.5)).GetProperty("status").GetString().ShouldBe("duplicate");
    }

    private static async Task<JsonElement> PushAsync(DevCluster cluster, string id, double value)
    {
        using var response = await cluster.Http.PostAsJsonAsync(
            new Uri(cluster.Gateways[0].Url, "/api/v1/loops/pushed/signals/level"), new { id, value, observedAt = DateTimeOffset.UtcNow });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal static Task<HttpResponseMessage> PutAsync(DevCluster cluster, string name, string yaml)
    {
        var content = new StringContent(yaml);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        return cluster.Http.PutAsync(new Uri(cluster.Gateways[0].Url, $"/api/v1/loops/{name}"), content);
    }
}
