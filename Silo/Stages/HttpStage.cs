using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Stages;
using OrleansHa.Silo.Outputs;
using OrleansHa.Silo.Sources;

namespace OrleansHa.Silo.Stages;

/// <summary>
/// Asks a service for each value: endpoints take turns, those of the silo's zone first, one that keeps failing is left alone.
/// The next is asked when one fails, and beside it when it takes longer than <c>hedgeAfter</c>; the first number counts.
/// </summary>
internal sealed class HttpStage : IHttpStage
{
    public const string ClientName = "stages";

    private readonly string _loop;
    private readonly HttpStageDefinition _definition;
    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly StageEndpoint[] _endpoints;
    private uint _turn;

    public HttpStage(string loop, HttpStageDefinition definition, string zone, IHttpClientFactory clients, TimeProvider time)
    {
        (_loop, _definition, _clients, _time) = (loop, definition, clients, time);
        _endpoints = [.. definition.Endpoints.Select(endpoint => StageEndpoint.Of(endpoint, zone, definition.Breaker))];
        // Loops begin at different endpoints, or all would ask the first one in step.
        _turn = (uint)string.GetHashCode(loop, StringComparison.Ordinal);
    }

    public async Task<Measured> AskAsync(Measured input, long seq, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new StageBody(_loop, _definition.Name, seq, input.Value!.Value, input.Quality.ToString(), input.At), StageJson.Default.StageBody);
        var order = new Queue<StageEndpoint>(Order());
        if (order.Count == 0)
            throw new InvalidOperationException("every endpoint failed repeatedly and is left alone for a while");
        var asked = new List<(StageEndpoint Endpoint, Task<(double? Value, string? Error)> Answer)>();
        var errors = new List<string>();
        using var won = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            while (asked.Count > 0 || order.Count > 0)
            {
                if (asked.Count == 0)
                    Begin();
                var hedge = order.Count > 0 && asked.Count == 1 && _definition.HedgeAfter is { } after ? Task.Delay(after, _time, won.Token) : null;
                var answers = asked.Select(one => (Task)one.Answer);
                var first = await Task.WhenAny(hedge is null ? answers : answers.Append(hedge)).ConfigureAwait(false);
                cancel.ThrowIfCancellationRequested();
                if (first == hedge)
                {
                    Begin();
                    continue;
                }

                var place = asked.FindIndex(one => one.Answer == first);
                var (value, error) = await asked[place].Answer.ConfigureAwait(false);
                if (value is { } number)
                {
                    // Overtaken by one that was asked later: too slow. The other way round it only lost a race.
                    Blame(asked.Take(place));
                    return new Measured(number, input.Quality, input.At);
                }

                asked.RemoveAt(place);
                errors.Add(error!);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Blame(asked);
            throw new TimeoutException($"no answer in time from {string.Join(", ", asked.Select(one => one.Endpoint.Url.Authority))}");
        }
        finally
        {
            await won.CancelAsync().ConfigureAwait(false);
        }

        throw new InvalidOperationException(string.Join("; ", errors));

        void Begin()
        {
            var next = order.Dequeue();
            asked.Add((next, TryAsync(next, body, won.Token)));
        }

        void Blame(IEnumerable<(StageEndpoint Endpoint, Task<(double? Value, string? Error)> Answer)> slow)
        {
            foreach (var (endpoint, _) in slow)
                endpoint.Breaker.Failed(_time.GetUtcNow());
        }
    }

    /// <summary>Those that may be asked: near ones first, among equals whose turn it is.</summary>
    private IEnumerable<StageEndpoint> Order()
    {
        var now = _time.GetUtcNow();
        var turn = _turn++;
        var well = _endpoints.Where(endpoint => endpoint.Breaker.Allows(now)).ToList();
        return Rotated(well.Where(endpoint => endpoint.IsNear).ToList(), turn).Concat(Rotated(well.Where(endpoint => !endpoint.IsNear).ToList(), turn));
    }

    private static IEnumerable<StageEndpoint> Rotated(List<StageEndpoint> endpoints, uint turn) =>
        endpoints.Count == 0 ? [] : Enumerable.Range(0, endpoints.Count).Select(i => endpoints[(int)((turn + (uint)i) % (uint)endpoints.Count)]);

    private async Task<(double? Value, string? Error)> TryAsync(StageEndpoint endpoint, byte[] body, CancellationToken cancel)
    {
        var where = endpoint.Url.Authority;
        try
        {
            using var client = _clients.CreateClient(ClientName);
            using var request = Request(endpoint.Url, body);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NoContent)
            {
                // 4xx says that the question is wrong: the endpoint is well.
                if ((int)response.StatusCode is >= 500 or 408 or 429)
                    endpoint.Breaker.Failed(_time.GetUtcNow());
                return (null, $"{where} answered {(int)response.StatusCode}");
            }

            var number = SampleNumber.Read(await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false), _definition.JsonPath, _time.GetUtcNow()).Value.Value;
            if (number is null)
            {
                endpoint.Breaker.Failed(_time.GetUtcNow());
                return (null, $"{where} answered without a number at {_definition.JsonPath.Text}");
            }

            endpoint.Breaker.Succeeded();
            return (number, null);
        }
        catch (OperationCanceledException)
        {
            // Who asked knows whether it was too slow, or only lost a race.
            return (null, $"{where} did not answer in time");
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException)
        {
            endpoint.Breaker.Failed(_time.GetUtcNow());
            return (null, $"{where}: {(error as HttpRequestException)?.HttpRequestError.ToString() ?? error.Message}");
        }
    }

    private HttpRequestMessage Request(Uri url, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_definition.Auth is { Bearer: { } bearer })
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretReader.Read(bearer));
        else if (_definition.Auth is { Username: { } user, Password: { } password })
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{SecretReader.Read(password)}")));
        return request;
    }
}
