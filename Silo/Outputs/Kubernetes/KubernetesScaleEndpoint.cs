using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs.Kubernetes;

/// <summary>
/// Sets a workload's replicas through its scale subresource: reads it, and writes it back under the resource version it was read
/// with, so that nobody else's change is lost in between. The number is absolute: a repetition changes nothing.
/// </summary>
internal sealed class KubernetesScaleEndpoint(KubernetesScaleOutputTarget target, KubernetesClients clients) : IOutputEndpoint
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount/";
    // An autoscaler and a rollout may write at the same moment; more conflicts in a row wait for the next attempt.
    private const int Conflicts = 3;

    private static readonly AuthDefinition? OwnAccount =
        SecretReference.TryParse($"${{file:{ServiceAccount}token}}", out var token) ? new AuthDefinition(token, null, null) : null;

    private readonly Uri _scale = new(
        $"{target.Server.AbsoluteUri.TrimEnd('/')}/apis/apps/v1/namespaces/{target.Namespace}/{Resource(target.Resource)}/{target.Workload}/scale");

    public string Where => $"{target.Server.Authority} {target.Namespace}/{target.Workload}";

    public string? Zone => null;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        try
        {
            var client = clients.Of(target.CaFile ?? ServiceAccount + "ca.crt");
            for (var attempt = 1; ; attempt++)
            {
                var (status, error) = await SetAsync(client, Replicas(message.Decision.Value), bound).ConfigureAwait(false);
                if (status == HttpStatusCode.Conflict && attempt < Conflicts)
                    continue;
                return error is null ? EndpointAnswer.Delivered
                    : status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity ? EndpointAnswer.Refused(error) : EndpointAnswer.Transient(error);
            }
        }
        catch (HttpRequestException error)
        {
            return EndpointAnswer.Transient($"{Where}: {error.HttpRequestError}");
        }
        catch (JsonException)
        {
            return EndpointAnswer.Transient($"{Where} answered what is no scale object");
        }
    }

    public void Dispose()
    {
        // Clients belong to all outputs of the silo.
    }

    /// <summary>Whole, and not below 0.</summary>
    private static int Replicas(double value) => (int)Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), 0, int.MaxValue);

    private static string Resource(KubernetesWorkload workload) => workload switch
    {
        KubernetesWorkload.StatefulSets => "statefulsets",
        KubernetesWorkload.ReplicaSets => "replicasets",
        _ => "deployments",
    };

    /// <returns>The last status, and what was wrong; null after a success.</returns>
    private async Task<(HttpStatusCode Status, string? Error)> SetAsync(HttpClient client, int replicas, CancellationToken bound)
    {
        using var get = Request(HttpMethod.Get);
        using var read = await client.SendAsync(get, bound).ConfigureAwait(false);
        if (!read.IsSuccessStatusCode)
            return (read.StatusCode, $"{Where} answered {(int)read.StatusCode} to the read");
        // Kept as it is, unknown parts included: the server wants its own object back.
        var scale = JsonNode.Parse(await read.Content.ReadAsByteArrayAsync(bound).ConfigureAwait(false)) as JsonObject;
        if (scale?["metadata"]?["resourceVersion"] is null)
            return (read.StatusCode, $"{Where} answered a scale object without a resource version");
        if (scale["spec"] is not JsonObject spec)
            scale["spec"] = spec = [];
        if (spec["replicas"] is JsonValue now && now.TryGetValue<int>(out var current) && current == replicas)
            return (read.StatusCode, null);
        spec["replicas"] = replicas;
        using var put = Request(HttpMethod.Put);
        put.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(scale, KubernetesJson.Default.JsonObject));
        put.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var written = await client.SendAsync(put, bound).ConfigureAwait(false);
        return (written.StatusCode, written.IsSuccessStatusCode ? null : $"{Where} answered {(int)written.StatusCode} to the write");
    }

    private HttpRequestMessage Request(HttpMethod method)
    {
        var request = new HttpRequestMessage(method, _scale);
        // The service account's token is renewed on disk about every hour.
        request.Headers.Authorization = HttpAuth.Header(target.Auth ?? (File.Exists(ServiceAccount + "token") ? OwnAccount : null));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }
}
