using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansHa.Loopctl.Http;

/// <summary>
/// Asks the gateways over HTTP: the last one that answered first, the next when one cannot be reached. Safe to use from
/// several threads.
/// </summary>
internal sealed class GatewayClient : IDisposable
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    // A gateway on a living machine answers a SYN at once; waiting longer only delays the other one.
    private static readonly TimeSpan ConnectBound = TimeSpan.FromSeconds(2);

    private readonly Func<IReadOnlyList<Uri>> _servers;
    private readonly HttpClient _http;
    private int _preferred;

    /// <param name="servers">Base addresses; asked before each request, so that the list may change.</param>
    /// <param name="timeout">Of one attempt at one gateway.</param>
    public GatewayClient(Func<IReadOnlyList<Uri>> servers, TimeSpan timeout)
    {
        _servers = servers;
        _http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectBound }) { Timeout = timeout };
    }

    /// <summary>Every loop, as the gateway describes it (see <see cref="LoopSummary"/>).</summary>
    public async Task<IReadOnlyList<JsonElement>> ListLoopsAsync(CancellationToken cancel)
    {
        var loops = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var path = "/api/v1/loops?limit=500" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
            var page = await GetAsync<LoopPage>(path, cancel);
            loops.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));
        return loops;
    }

    public Task<LoopStatus> GetStatusAsync(string loop, CancellationToken cancel) =>
        GetAsync<LoopStatus>($"/api/v1/loops/{Uri.EscapeDataString(loop)}/status", cancel);

    /// <summary>True when a gateway says it is ready; not being ready is an answer, not an error.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var response = await SendAsync(server => new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/health/ready")), cancel);
            return true;
        }
        catch (Exception error) when (error is GatewayException or GatewaysUnreachableException)
        {
            return false;
        }
    }

    public Task<ClusterStatus> GetClusterAsync(CancellationToken cancel) => GetAsync<ClusterStatus>("/api/v1/cluster", cancel);

    /// <summary>The body of any GET, for <c>-o json</c>.</summary>
    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancel) => await GetAsync<JsonElement>(path, cancel);

    /// <summary>Applies a definition.</summary>
    /// <returns>The loop's revision after it, and whether that is a new one.</returns>
    public async Task<ApplyResult> ApplyAsync(string loop, string yaml, CancellationToken cancel)
    {
        using var response = await PutAsync(loop, "", yaml, cancel);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Json, cancel);
        return new ApplyResult(
            loop,
            body.TryGetProperty("revision", out var revision) && revision.TryGetInt64(out var number) ? number : null,
            body.TryGetProperty("outcome", out var outcome) ? outcome.GetString() ?? "applied" : "applied")
        {
            Warnings = body.TryGetProperty("warnings", out var warnings) ? warnings.Deserialize<ProblemError[]>(Json) ?? [] : [],
        };
    }

    /// <summary>What applying a definition would do.</summary>
    public async Task<DryRunResult> DryRunAsync(string loop, string yaml, CancellationToken cancel)
    {
        using var response = await PutAsync(loop, "?dryRun=true", yaml, cancel);
        return await response.Content.ReadFromJsonAsync<DryRunResult>(Json, cancel) ?? throw new JsonException("null");
    }

    /// <summary>The newest revisions of a loop.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListRevisionsAsync(string loop, CancellationToken cancel) =>
        (await GetAsync<LoopPage>($"/api/v1/loops/{Uri.EscapeDataString(loop)}/revisions?limit=100", cancel)).Items;

    /// <summary>One revision with its text.</summary>
    public Task<LoopRevision> GetRevisionAsync(string loop, long revision, CancellationToken cancel) =>
        GetAsync<LoopRevision>(string.Create(CultureInfo.InvariantCulture, $"/api/v1/loops/{Uri.EscapeDataString(loop)}/revisions/{revision}"), cancel);

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> PutAsync(string loop, string query, string yaml, CancellationToken cancel) => SendAsync(
        server =>
        {
            var content = new StringContent(yaml);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
            return new HttpRequestMessage(HttpMethod.Put, new Uri(server, $"/api/v1/loops/{Uri.EscapeDataString(loop)}{query}")) { Content = content };
        },
        cancel);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        using var response = await SendAsync(server => new HttpRequestMessage(HttpMethod.Get, new Uri(server, path)), cancel);
        return await response.Content.ReadFromJsonAsync<T>(Json, cancel)
            ?? throw new InvalidDataException($"{response.RequestMessage?.RequestUri} answered null");
    }

    // Only requests that may be repeated come here: reads, and a PUT of a whole definition.
    private async Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> request, CancellationToken cancel)
    {
        var servers = _servers();
        Exception? last = null;
        var sent = false;
        for (var attempt = 0; attempt < servers.Count; attempt++)
        {
            var index = (_preferred + attempt) % servers.Count;
            try
            {
                using var message = request(servers[index]);
                var response = await _http.SendAsync(message, cancel);
                _preferred = index;
                if (response.IsSuccessStatusCode)
                    return response;
                using (response)
                    throw await RefusalAsync(response, message.RequestUri!, cancel);
            }
            catch (HttpRequestException error)
            {
                last = error;
                sent |= error.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);
            }
            catch (OperationCanceledException error) when (!cancel.IsCancellationRequested)
            {
                sent = true;
                last = new TimeoutException($"{servers[index]} did not answer within {_http.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s", error);
            }
        }

        throw new GatewaysUnreachableException(
            servers.Count == 0 ? "no gateway is known" : $"no gateway answers ({string.Join(", ", servers)}): {last?.Message}", last, sent);
    }

    private static async Task<GatewayException> RefusalAsync(HttpResponseMessage response, Uri request, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        Problem? problem = null;
        try
        {
            problem = JsonSerializer.Deserialize<Problem>(text, Json);
        }
        catch (JsonException)
        {
            // Something between us and the gateway answered; its text is all there is to show.
        }

        problem ??= new Problem(response.ReasonPhrase, (int)response.StatusCode, text.Length == 0 ? null : text, null, null, null, null);
        return new GatewayException(response.StatusCode, problem, request);
    }
}
