using Polly;
using Polly.CircuitBreaker;

namespace OrleansHa.Silo.Outputs;

/// <summary>Keeps from an endpoint that keeps failing, and tries it again after a while.</summary>
internal sealed class EndpointBreaker
{
    private readonly CircuitBreakerStateProvider _state = new();

    public EndpointBreaker(TimeProvider time) => Pipeline = new ResiliencePipelineBuilder<EndpointAnswer> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<EndpointAnswer>
        {
            StateProvider = _state,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is null && arguments.Outcome.Result!.IsTransient),
            // Three in a row within 30 s: one failure may be chance, and each costs the loop a time-out.
            FailureRatio = 1,
            MinimumThroughput = 3,
            SamplingDuration = TimeSpan.FromSeconds(30),
            // Short, because the other endpoint may be gone as well.
            BreakDuration = TimeSpan.FromSeconds(2),
        })
        .Build();

    public ResiliencePipeline<EndpointAnswer> Pipeline { get; }

    public CircuitState State => _state.CircuitState;
}
