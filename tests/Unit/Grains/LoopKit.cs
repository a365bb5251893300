using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Processors;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>
/// A loop without a cluster: one push source a second, its stages with their own state, its state through the codec after every
/// step, as if another owner took over each time.
/// </summary>
internal sealed class LoopKit
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, StageInMemory> _memories = [];
    private readonly StageRunner _stages;
    private LoopPlan _plan;
    private LoopState _state = new();
    private int _second;

    private LoopKit(LoopPlan plan)
    {
        _plan = plan;
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IProcessorGrain>(Arg.Any<string>()).Returns(call => Stage(call.ArgAt<string>(0)));
        _stages = new StageRunner("tank", grains, TimeProvider.System, NullLogger.Instance);
    }

    internal static LoopKit Of(string controller, string stages = "[]", string mode = "auto") => new(Plan(controller, stages, mode));

    internal void Redeploy(string controller, string stages = "[]", string mode = "auto") => _plan = Plan(controller, stages, mode);

    /// <summary>One second later, with a sample or without.</summary>
    internal async Task<StepResult> StepAsync(double? sample)
    {
        var now = Start.AddSeconds(_second++);
        if (sample is { } value)
        {
            var offered = new SignalSample { Id = $"{_second}", Value = value, ObservedAt = now };
            var (signal, _) = SignalGate.Offer(_state.Signals.GetValueOrDefault("level") ?? SignalState.Empty, "push", offered, now, remember: true);
            _state = _state with { Signals = _state.Signals.SetItem("level", signal) };
        }

        var (observed, signals) = LoopStep.Observe(_state, _plan, now);
        var staged = await _stages.RunAsync(_plan, observed, signals, 1, _second);
        var result = LoopStep.Decide(observed, _plan, new StepInput(signals, staged, now, 1, _second));
        _state = LoopStateCodec.Decode(LoopStateCodec.Encode(result.State));
        return result;
    }

    internal async Task<double?> OutputAsync(double? sample) => (await StepAsync(sample)).State.Last.Output;

    internal static string Text(string controller, string stages, string mode = "auto") => $$"""
        apiVersion: loops/v1
        kind: FeedbackLoop
        metadata: { name: tank }
        spec:
          mode: {{mode}}
          period: 1s
          signals:
            level:
              units: "%"
              range: [-1000, 1000]
              watchdog: { stallAfter: 5s }
              onBad: { action: manual }
              sources: [ { name: push, push: {} } ]
          stages: {{stages}}
          controller: {{controller}}
          outputs:
            - { name: valve, http: { endpoints: [ { url: "http://valve/" } ] }, onPartition: hold }
        """;

    private static LoopPlan Plan(string controller, string stages, string mode)
    {
        var parsed = LoopDefinitionParser.Parse(Text(controller, stages, mode));
        return LoopPlanner.Plan(parsed.Definition ?? throw new InvalidOperationException(string.Join('\n', parsed.Errors)));
    }

    private StageInMemory Stage(string key)
    {
        if (!_memories.TryGetValue(key, out var stage))
            _memories[key] = stage = new StageInMemory();
        return stage;
    }

    private sealed class StageInMemory : IProcessorGrain
    {
        private ProcessorState _kept = new();

        public Task<ProcessorAnswer> ProcessAsync(ProcessorRequest request)
        {
            var (next, answer) = ProcessorStep.Take(_kept, request);
            _kept = next ?? _kept;
            return Task.FromResult(answer);
        }

        public Task ClearAsync() => Task.CompletedTask;
    }
}
