using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs.Http;

/// <summary>Sends decisions to one URL; key and epoch are headers, the answer is the status.</summary>
internal sealed class HttpEndpoint(HttpOutputTarget target, EndpointDefinition endpoint, IHttpClientFactory clients) : IOutputEndpoint
{
    public string Where => endpoint.Url.Authority;

    public string? Zone => endpoint.Zone;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        try
        {
            using var client = clients.CreateClient(HttpOutputKind.ClientName);
            using var request = Request(message);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound).ConfigureAwait(false);
            return Judge(Where, response.StatusCode);
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

    private static EndpointAnswer Judge(string where, HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => EndpointAnswer.Delivered,
        409 => EndpointAnswer.Stale($"{where} answered 409"),
        408 or 425 or 429 => EndpointAnswer.Transient($"{where} answered {(int)status}"),
        >= 400 and < 500 => EndpointAnswer.Refused($"{where} answered {(int)status}"),
        _ => EndpointAnswer.Transient($"{where} answered {(int)status}"),
    };

    private HttpRequestMessage Request(OutputMessage message)
    {
        var request = new HttpRequestMessage(Method(target.Method), endpoint.Url) { Content = new ByteArrayContent(DecisionBody.Of(message).ToUtf8()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.IdempotencyKey);
        request.Headers.TryAddWithoutValidation("X-Loop-Epoch", message.SenderEpoch.ToString(CultureInfo.InvariantCulture));
        request.Headers.Authorization = HttpAuth.Header(target.Auth);
        return request;
    }

    private static HttpMethod Method(OutputMethod method) => method switch
    {
        OutputMethod.Put => HttpMethod.Put,
        OutputMethod.Patch => HttpMethod.Patch,
        _ => HttpMethod.Post,
    };
}
