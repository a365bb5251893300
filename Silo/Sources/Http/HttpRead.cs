using System.Net;
using System.Net.Http.Headers;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Outputs;

namespace OrleansHa.Silo.Sources.Http;

/// <summary>One GET of a source, with what may go wrong turned into reasons.</summary>
internal sealed class HttpRead(IHttpClientFactory clients, TimeProvider time)
{
    public const string ClientName = "sources";

    public const int MaxBody = SampleNumber.MaxBytes;

    public TimeProvider Time => time;

    /// <exception cref="OperationCanceledException">The time is up.</exception>
    public async Task<HttpAnswer> GetAsync(Uri url, AuthDefinition? auth, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Authorization = HttpAuth.Header(auth);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.5));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
            return new HttpAnswer((int)response.StatusCode, body, Problem(response.StatusCode));
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new HttpAnswer(0, default, SampleNumber.TooLarge(time.GetUtcNow()));
        }
        catch (HttpRequestException error)
        {
            return Failed(Quality.Bad_NotConnected, $"{error.HttpRequestError}: {error.InnerException?.Message ?? error.Message}");
        }
        catch (InvalidOperationException error)
        {
            // A missing secret: an operator may add it any time.
            return Failed(Quality.Bad_ConfigurationError, error.Message);
        }
    }

    private HttpAnswer Failed(Quality why, string reason) => new(0, default, SourceAnswer.Failed(why, reason, time.GetUtcNow()));

    private SourceAnswer? Problem(HttpStatusCode status)
    {
        var reason = $"HTTP {(int)status}";
        return (int)status switch
        {
            (int)HttpStatusCode.NoContent => SourceAnswer.NoValue($"{reason}, no content", time.GetUtcNow()),
            >= 200 and < 300 => null,
            >= 300 and < 400 => SourceAnswer.Failed(Quality.Bad_ConfigurationError, $"{reason}: redirects are not followed", time.GetUtcNow()),
            408 or 425 or 429 or >= 500 => SourceAnswer.Failed(Quality.Bad_NoCommunication, reason, time.GetUtcNow()),
            _ => SourceAnswer.Failed(Quality.Bad_ConfigurationError, reason, time.GetUtcNow()),
        };
    }
}
