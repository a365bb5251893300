using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;
using Polly;
using Polly.Retry;

namespace OrleansHa.Silo.Outputs;

/// <summary>Brings decisions to the endpoints of an output: in order, a breaker for each, and rounds over all of them with growing waits.</summary>
internal sealed class EndpointTransport : IOutputTransport
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<IOutputEndpoint> _endpoints;
    private readonly bool _all;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly EndpointBreaker[] _breakers;
    private readonly ResiliencePipeline<EndpointAnswer> _rounds;
    private volatile string? _lastError;

    /// <param name="endpoints">In the order in which they are tried.</param>
    /// <param name="all">Whether each is told; the decision is delivered when one has taken it.</param>
    /// <param name="delivery">Time-out, breaker and waits.</param>
    /// <param name="time">The clock.</param>
    public EndpointTransport(IReadOnlyList<IOutputEndpoint> endpoints, bool all, DeliveryDefinition delivery, TimeProvider time)
    {
        _endpoints = endpoints;
        _all = all;
        _timeout = delivery.Timeout;
        _time = time;
        _breakers = [.. endpoints.Select(_ => new EndpointBreaker(delivery.Breaker, time))];
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

    public string Breaker
    {
        get
        {
            var states = _breakers.Select(breaker => breaker.State).ToList();
            return states.Contains("closed") ? "closed" : states.Contains("half_open") ? "half_open" : "open";
        }
    }

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
        foreach (var endpoint in _endpoints)
            endpoint.Dispose();
    }

    private async Task<EndpointAnswer> RoundAsync(OutputMessage message)
    {
        // A retry may come long after the commit that made this silo sure to be the owner.
        if (!message.MayAct())
            return EndpointAnswer.Transient("held: whether this silo still owns the loop is not certain");
        string? error = null;
        EndpointAnswer? taken = null;
        for (var i = 0; i < _breakers.Length; i++)
        {
            if (!_breakers[i].Lets)
            {
                error ??= $"{_endpoints[i].Where} failed repeatedly and is not tried for a while";
                continue;
            }

            var answer = await AttemptAsync(_endpoints[i], message).ConfigureAwait(false);
            if (answer.IsTransient)
            {
                _breakers[i].Failed();
                error = answer.Error;
                continue;
            }

            _breakers[i].Succeeded();
            taken = taken is { Final.Kind: SendResultKind.Delivered } ? taken : answer;
            if (!_all)
                break;
        }

        _lastError = taken?.Error ?? (taken is null ? error : null);
        return taken ?? EndpointAnswer.Transient(error ?? "no endpoint");
    }

    private async Task<EndpointAnswer> AttemptAsync(IOutputEndpoint endpoint, OutputMessage message)
    {
        // Not the caller's token: an attempt on the wire is seen through, or its effect would be unknown.
        using var bound = new CancellationTokenSource(_timeout, _time);
        try
        {
            return await endpoint.AttemptAsync(message, bound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested)
        {
            return EndpointAnswer.Transient($"{endpoint.Where} did not answer within {_timeout.TotalSeconds:0.###} s");
        }
        catch (SecretMissingException error)
        {
            // An operator may add it before the decision expires.
            return EndpointAnswer.Transient(error.Message);
        }
    }
}
