using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using OrleansHa.Silo.Outputs.Http;

namespace OrleansHa.Silo.Outputs.Alertmanager;

/// <summary>
/// Raises and resolves one alert in one Alertmanager (API v2). Labels say which alert it is, so a repetition changes nothing; it
/// knows no epochs.
/// </summary>
internal sealed class AlertmanagerEndpoint(AlertmanagerOutputTarget target, EndpointDefinition endpoint, IHttpClientFactory clients) : IOutputEndpoint
{
    // The longest ttl of a decision. Without an end, Alertmanager would take the alert for resolved after five minutes of silence.
    private static readonly TimeSpan Raised = TimeSpan.FromHours(24);

    private readonly Uri _url = new(endpoint.Url.AbsoluteUri.TrimEnd('/') + "/api/v2/alerts");

    public string Where => endpoint.Url.Authority;

    public string? Zone => endpoint.Zone;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        try
        {
            using var client = clients.CreateClient(HttpOutputKind.ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(Body(message)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", message.IdempotencyKey);
            request.Headers.Authorization = HttpAuth.Header(target.Auth);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound).ConfigureAwait(false);
            var answer = $"{Where} answered {(int)response.StatusCode}";
            return response.IsSuccessStatusCode ? EndpointAnswer.Delivered
                // Whatever else it says, somebody may put it right; only an alert it cannot read stays so.
                : (int)response.StatusCode is 400 or 413 or 422 ? EndpointAnswer.Refused(answer) : EndpointAnswer.Transient(answer);
        }
        catch (HttpRequestException error)
        {
            return EndpointAnswer.Transient($"{Where}: {error.HttpRequestError}");
        }
    }

    public void Dispose()
    {
        // Clients belong to their factory.
    }

    private byte[] Body(OutputMessage message)
    {
        var decision = message.Decision;
        var labels = new SortedDictionary<string, string>(target.Labels, StringComparer.Ordinal) { ["loop"] = message.Loop };
        labels.TryAdd("alertname", decision.Output);
        var annotations = new SortedDictionary<string, string>(target.Annotations, StringComparer.Ordinal)
        {
            ["value"] = decision.Value.ToString("R", CultureInfo.InvariantCulture),
            ["quality"] = decision.Quality.ToString(),
            ["key"] = message.IdempotencyKey,
        };
        var ends = decision.Value > 0 ? decision.At + Raised : decision.At;
        return JsonSerializer.SerializeToUtf8Bytes([new AlertBody(labels, annotations, decision.At, ends)], AlertJson.Default.AlertBodyArray);
    }
}
