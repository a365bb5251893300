using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Http;

/// <summary>A number behind an HTTP address.</summary>
internal sealed class HttpSource(HttpSourceInput input, HttpRead http) : IPulledSource
{
    public async Task<SourceAnswer> ReadAsync(CancellationToken cancel)
    {
        var answer = await http.GetAsync(input.Url, input.Auth, cancel).ConfigureAwait(false);
        return answer.Problem ?? SampleNumber.Read(answer.Body, input.JsonPath, http.Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
