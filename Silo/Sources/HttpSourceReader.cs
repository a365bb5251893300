using System.Globalization;
using System.Net;
using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources;

/// <summary>Reads a number with HTTP GET. Whatever is no number is Bad: null, "", NaN, 204, an empty or oversized answer.</summary>
internal sealed class HttpSourceReader(IHttpClientFactory clients, TimeProvider time) : ISourceReader
{
    public const string ClientName = "sources";

    /// <summary>64 KiB: a reading is some hundred bytes; what is larger is another page than the one that was meant.</summary>
    public const int MaxBody = 64 * 1024;

    public async Task<Measured> ReadAsync(Uri url, string? jsonPath, TimeSpan timeout, CancellationToken cancel)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bound.CancelAfter(timeout);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseContentRead, bound.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NoContent)
                return Missing(Quality.Bad_SensorFailure);
            var body = await response.Content.ReadAsByteArrayAsync(bound.Token).ConfigureAwait(false);
            return Number(body, jsonPath) is { } value ? Measured.Good(value, time.GetUtcNow()) : Missing(Quality.Bad_SensorFailure);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Missing(Quality.Bad_NoCommunication);
        }
        catch (HttpRequestException error)
        {
            return Missing(error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? Quality.Bad_SensorFailure : Quality.Bad_NotConnected);
        }
    }

    /// <summary>The number at the path, also when it is written as a string; null when there is none.</summary>
    internal static double? Number(ReadOnlyMemory<byte> body, string? jsonPath)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (!JsonPath.TryParse(jsonPath ?? "$", out var path) || !path!.TrySelect(document.RootElement, out var found))
                return null;
            var value = found.ValueKind switch
            {
                JsonValueKind.Number => found.TryGetDouble(out var number) ? number : double.NaN,
                JsonValueKind.String when double.TryParse(found.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) => text,
                _ => double.NaN,
            };
            return double.IsFinite(value) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Measured Missing(Quality why) => Measured.Missing(why, time.GetUtcNow());
}
