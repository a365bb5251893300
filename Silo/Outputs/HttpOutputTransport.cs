using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace OrleansHa.Silo.Outputs;

/// <summary>Sends decisions over HTTP: endpoints in order, a breaker for each, and rounds over all of them with growing waits.</summary>
internal sealed class HttpOutputTransport : IOutputTransport
{
    public const string ClientName = "outputs";

    // An actuator answers within milliseconds; the other endpoint waits behind this one.
    private static readonly TimeSpan AttemptBound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    private readonly HttpOutputTarget _target;
    private readonly IHttpClientFactory _clients;
    private readonly EndpointBreaker[] _breakers;
    private readonly ResiliencePipeline<EndpointAnswer> _rounds;
    private volatile string? _lastError;

    public HttpOutputTransport(HttpOutputTarget target, DeliveryDefinition delivery, IHttpClientFactory clients, TimeProvider time)
    {
        _target = target;
        _clients = clients;
        _breakers = [.. target.Endpoints.Select(_ => new EndpointBreaker(time))];
        _rounds = new ResiliencePipelineBuilder<EndpointAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<EndpointAnswer>
            {
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is null && arguments.Outcome.Result!.IsTransient),
                // The end is set by the decision's ttl, which gives up through the token.
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstWait < delivery.MaxInterval ? FirstWait : delivery.MaxInterval,
                MaxDelay = delivery.MaxInterval,
            })
            .Build();
    }

    public string Breaker => _breakers.All(breaker => breaker.State is CircuitState.Open or CircuitState.Isolated) ? "open"
        : Array.Exists(_breakers, breaker => breaker.State == CircuitState.Closed) ? "closed" : "half_open";

    public string? LastError => _lastError;

    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken giveUp)
    {
        var answer = await _rounds.ExecuteAsync(
            static async (call, cancel) =>
            {
                cancel.ThrowIfCancellationRequested();
                return await call.Transport.RoundAsync(call.Message).ConfigureAwait(false);
            },
            (Transport: this, Message: message), giveUp).ConfigureAwait(false);
        return answer.Final ?? throw new InvalidOperationException($"Decision {message.IdempotencyKey} was given up without an answer: {answer.Error}");
    }

    public void Dispose()
    {
        // Breakers hold nothing but memory; clients belong to their factory.
    }

    private async Task<EndpointAnswer> RoundAsync(OutputMessage message)
    {
        string? error = null;
        for (var i = 0; i < _breakers.Length; i++)
        {
            try
            {
                var endpoint = _target.Endpoints[i];
                var answer = await _breakers[i].Pipeline.ExecuteAsync(
                    static async (call, _) => await call.Transport.AttemptAsync(call.Endpoint, call.Message).ConfigureAwait(false),
                    (Transport: this, Endpoint: endpoint, Message: message)).ConfigureAwait(false);
                if (answer.Final is not null)
                {
                    _lastError = answer.Error;
                    return answer;
                }

                error = answer.Error;
            }
            catch (BrokenCircuitException)
            {
                error ??= $"{_target.Endpoints[i].Url.Authority} failed repeatedly and is not tried for a while";
            }
        }

        _lastError = error;
        return new EndpointAnswer(null, error);
    }

    private async Task<EndpointAnswer> AttemptAsync(EndpointDefinition endpoint, OutputMessage message)
    {
        // Not the caller's token: an attempt on the wire is seen through, or its effect would be unknown.
        using var bound = new CancellationTokenSource(AttemptBound);
        var where = endpoint.Url.Authority;
        try
        {
            using var client = _clients.CreateClient(ClientName);
            using var request = Request(endpoint, message);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token).ConfigureAwait(false);
            return Judge(where, response.StatusCode);
        }
        catch (OperationCanceledException)
        {
            return new EndpointAnswer(null, $"{where} did not answer within {AttemptBound.TotalSeconds:0} s");
        }
        catch (HttpRequestException error)
        {
            return new EndpointAnswer(null, $"{where}: {error.HttpRequestError}");
        }
        catch (InvalidOperationException error)
        {
            // A missing secret: an operator may add it before the decision expires.
            return new EndpointAnswer(null, error.Message);
        }
    }

    private static EndpointAnswer Judge(string where, HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new EndpointAnswer(new SendResult(SendResultKind.Delivered), null),
        409 => Final(SendResultKind.StaleEpoch, $"{where} answered 409"),
        408 or 425 or 429 => new EndpointAnswer(null, $"{where} answered {(int)status}"),
        >= 400 and < 500 => Final(SendResultKind.Refused, $"{where} answered {(int)status}"),
        _ => new EndpointAnswer(null, $"{where} answered {(int)status}"),
    };

    private static EndpointAnswer Final(SendResultKind kind, string detail) => new(new SendResult(kind, detail), detail);

    private HttpRequestMessage Request(EndpointDefinition endpoint, OutputMessage message)
    {
        var decision = message.Decision;
        var body = new DecisionBody(message.Loop, decision.Output, decision.Seq, decision.Epoch, decision.Value, decision.Quality.ToString(), decision.At);
        var request = new HttpRequestMessage(Method(_target.Method), endpoint.Url)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, DecisionJson.Default.DecisionBody)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.IdempotencyKey);
        request.Headers.TryAddWithoutValidation("X-Loop-Epoch", message.SenderEpoch.ToString(CultureInfo.InvariantCulture));
        request.Headers.Authorization = HttpAuth.Header(_target.Auth);
        return request;
    }

    private static HttpMethod Method(OutputMethod method) => method switch
    {
        OutputMethod.Put => HttpMethod.Put,
        OutputMethod.Patch => HttpMethod.Patch,
        _ => HttpMethod.Post,
    };
}
