using System.Collections.Immutable;
using System.Text.Json;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Processors;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>Owns a loop as its grain does, with the product's own step, state and stages; who takes over reads what was committed.</summary>
internal sealed class SimulatedOwner(LoopPlan plan)
{
    private readonly Dictionary<string, byte[]> _memories = [];
    private LoopState _state = new();
    private byte[] _committed = [];

    public long Epoch { get; private set; } = 1;

    /// <summary>The last committed step.</summary>
    public long Seq { get; private set; }

    public LoopState State => _state;

    public void Offer(string signal, string source, SignalSample sample, DateTimeOffset now) =>
        _state = SampleIntake.Take(_state, signal, source, new SampleBatch { Signal = signal, Source = source, Samples = [sample] }, now, remember: false).State;

    /// <summary>Decides the next step; nothing of it may act before <see cref="Commit"/>.</summary>
    public DecidedStep Decide(DateTimeOffset now)
    {
        (_state, var signals) = LoopStep.Observe(_state, plan, now);
        var result = LoopStep.Decide(_state, plan, new StepInput(signals, RunStages(signals), now, Epoch, Seq + 1));
        _state = result.State;
        return new DecidedStep(signals, result.Decisions, result.ActualMode);
    }

    /// <summary>Writes down the last step, and which deliveries have ended.</summary>
    public void Commit(IReadOnlyList<Retirement> ended)
    {
        _state = OutputAccounts.Retire(_state, ended);
        _committed = LoopStateCodec.Encode(_state);
        Seq++;
    }

    /// <summary>Another silo owns the loop now.</summary>
    public void TakeOver()
    {
        _state = LoopStateCodec.Decode(_committed);
        _state = _state with { Takeovers = _state.Takeovers + 1 };
        Epoch++;
    }

    private Dictionary<string, Measured> RunStages(ImmutableArray<SignalReading> signals)
    {
        var values = signals.ToDictionary(signal => signal.Name, signal => signal.Value);
        var answers = new Dictionary<string, Measured>();
        if (plan.Controller is CustomPlan)
            throw new SimulationException("the controller is a class of yours, which a test cannot ask");
        foreach (var stage in plan.Stages)
        {
            var input = values[stage.Input];
            var given = plan.Work[stage.Name] switch
            {
                InlineStage inline => inline.Run(input, values),
                GrainStage own => Process(stage, own, input),
                _ => throw new SimulationException($"stage '{stage.Name}' asks a service or a class of yours, which a test cannot"),
            };
            values[stage.Name] = answers[stage.Name] = StageErrors.Settle(stage, _state.Stages.GetValueOrDefault(stage.Name), input, given);
        }

        return answers;
    }

    private Measured Process(StageDefinition stage, GrainStage own, Measured input)
    {
        var memory = _memories.TryGetValue(stage.Name, out var stored) ? JsonSerializer.Deserialize(stored, StageMemoryJson.Default.StageMemory)! : new StageMemory();
        var (after, output) = StageProgram.Step(own.Type, memory, input, own.Parameters);
        _memories[stage.Name] = JsonSerializer.SerializeToUtf8Bytes(after, StageMemoryJson.Default.StageMemory);
        return output;
    }
}
