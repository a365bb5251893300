using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.Operations;
using OrleansHa.Grains.Loops.Stages;
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
    private DateTimeOffset _now = Start;
    private int _step;

    private LoopKit(LoopPlan plan)
    {
        _plan = plan;
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IProcessorGrain>(Arg.Any<string>()).Returns(call => Stage(call.ArgAt<string>(0)));
        _stages = new StageRunner("tank", grains, TimeProvider.System, NullLogger.Instance, new StageServices(new FakeCustomCode(), new NoHttpStages()));
    }

    internal static LoopKit Of(string controller, string stages = "[]", string mode = "auto") => new(PlanOf(controller, stages, mode));

    internal LoopState State => _state;

    internal LoopPlan Plan => _plan;

    internal DateTimeOffset Now => _now;

    /// <summary>What an inner loop hears in the next steps.</summary>
    internal OuterOutput? Outer { get; set; }

    internal OperationVerdict Operate(
        LoopOperationKind kind, string? mode = null, double? output = null, double? setpoint = null, string? key = null)
    {
        var operation = new LoopOperation { Key = key ?? $"key-{_step}-{kind}", Kind = kind, Mode = mode, Output = output, Setpoint = setpoint };
        (_state, var verdict) = OperationStep.Take(_state, _plan, operation);
        return verdict;
    }

    internal void Hear(CascadeReport report) => _state = Followers.Take(_state, report, _now);

    /// <summary>State and stages as they are stored.</summary>
    internal LoopSnapshot Snapshot() => new(LoopStateCodec.Encode(_state), _memories.ToDictionary(stage => stage.Key, stage => stage.Value.Kept), _plan, _now, _step, Outer);

    internal static LoopKit From(LoopSnapshot snapshot)
    {
        var kit = new LoopKit(snapshot.Plan) { _state = LoopStateCodec.Decode(snapshot.State), _now = snapshot.Now, _step = snapshot.Step, Outer = snapshot.Outer };
        foreach (var (name, kept) in snapshot.Stages)
            kit._memories[name] = new StageInMemory { Kept = kept };
        return kit;
    }

    internal void Redeploy(string controller, string stages = "[]", string mode = "auto") => _plan = PlanOf(controller, stages, mode);

    /// <summary>One second later, or so much, with a sample or without.</summary>
    internal async Task<StepResult> StepAsync(double? sample, TimeSpan? after = null, OrleansHa.Grains.Interfaces.Quality? quality = null)
    {
        if (_step > 0)
            _now += after ?? TimeSpan.FromSeconds(1);
        _step++;
        if (sample is { } value)
        {
            var offered = new SignalSample { Id = $"{_step}", Value = value, ObservedAt = _now, Quality = quality };
            var (signal, _) = SignalGate.Offer(_state.Signals.GetValueOrDefault("level") ?? SignalState.Empty, "push", offered, _now, remember: true);
            _state = _state with { Signals = _state.Signals.SetItem("level", signal) };
        }

        var (observed, signals) = LoopStep.Observe(_state, _plan, _now);
        var staged = await _stages.RunAsync(_plan, observed, signals, 1, _step);
        Observed = new StepInput(signals, staged, _now, 1, _step) { Outer = Outer };
        var result = LoopStep.Decide(observed, _plan, Observed);
        _state = LoopStateCodec.Decode(LoopStateCodec.Encode(result.State));
        return result;
    }

    /// <summary>What the last step saw.</summary>
    internal StepInput? Observed { get; private set; }

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

    private static LoopPlan PlanOf(string controller, string stages, string mode)
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
        public ProcessorState Kept { get; set; } = new();

        public Task<ProcessorAnswer> ProcessAsync(ProcessorRequest request)
        {
            var (next, answer) = ProcessorStep.Take(Kept, request);
            Kept = next ?? Kept;
            return Task.FromResult(answer);
        }

        public Task ClearAsync() => Task.CompletedTask;
    }
}
