using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Sources.Http;

namespace OrleansHa.Silo.Sources.Prometheus;

/// <summary>The value of an instant query.</summary>
internal sealed class PrometheusSource : IPulledSource
{
    private readonly PrometheusSourceInput _input;
    private readonly HttpRead _http;
    private readonly Uri _query;

    public PrometheusSource(PrometheusSourceInput input, HttpRead http)
    {
        _input = input;
        _http = http;
        // The base address may have a path of its own, as behind a proxy.
        _query = new Uri($"{input.Url.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/v1/query?query={Uri.EscapeDataString(input.Query)}");
    }

    public async Task<SourceAnswer> ReadAsync(CancellationToken cancel)
    {
        var answer = await _http.GetAsync(_query, _input.Auth, cancel).ConfigureAwait(false);
        var now = _http.Time.GetUtcNow();
        return answer.Status is 400 or 422 ? PrometheusAnswer.Refusal(answer.Body, now) : answer.Problem ?? PrometheusAnswer.Read(answer.Body, now);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
