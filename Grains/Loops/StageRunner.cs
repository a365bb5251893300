using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops.Stages;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Runs a step's stages: stateless ones here, stateful ones in their grains, external services and users' classes where they
/// are, each within a bounded time. A stage that fails, or is still busy with an earlier step, does not stall the loop: its
/// <c>onError</c> says what stands for its answer.
/// </summary>
internal sealed class StageRunner(string loop, IGrainFactory grains, TimeProvider time, ILogger logger, StageServices? services = null)
{
    private readonly Dictionary<string, Task> _underWay = [];
    private readonly Dictionary<string, (HttpStageDefinition Definition, IHttpStage Stage)> _http = [];
    private readonly CustomStages _custom = new(loop, grains, time, services);

    public async Task<IReadOnlyDictionary<string, Measured>> RunAsync(
        LoopPlan plan, LoopState state, ImmutableArray<SignalReading> signals, long epoch, long seq)
    {
        if (plan.Stages.IsEmpty && plan.Controller is not CustomPlan)
            return ImmutableDictionary<string, Measured>.Empty;
        var values = signals.ToDictionary(signal => signal.Name, signal => signal.Value);
        var answers = new Dictionary<string, Measured>(plan.Stages.Length);
        foreach (var stage in plan.Stages)
        {
            var input = values[stage.Input];
            Measured? given = plan.Work[stage.Name] switch
            {
                InlineStage inline => inline.Run(input, values),
                GrainStage own => await GuardAsync(stage.Name, seq, stage.Timeout, () => ProcessAsync(stage, own, input, epoch, seq)),
                // Without a value there is nothing to ask about.
                HttpStageWork or CustomStageWork when input.Value is null => input,
                HttpStageWork http => await AskAsync(stage.Name, http.Definition, input, seq),
                CustomStageWork custom => await GuardAsync(stage.Name, seq, stage.Timeout, () => _custom.AskAsync(stage.Name, custom, input, seq, stage.Timeout)),
                var work => throw new InvalidOperationException($"Loop {loop} has no way to run {work}."),
            };
            var answer = StageErrors.Settle(stage, state.Stages.GetValueOrDefault(stage.Name), input, given);
            values[stage.Name] = answer;
            answers[stage.Name] = answer;
        }

        if (plan.Controller is CustomPlan controller)
            answers[CustomPlan.Answer] = await ControlAsync(plan, controller, state, values[plan.Definition.Controller.Input], seq);
        return answers;
    }

    private async Task<Measured> ControlAsync(LoopPlan plan, CustomPlan controller, LoopState state, Measured input, long seq)
    {
        if (input.Value is null)
            return input;
        var setpoint = state.Operator?.Setpoint?.Value ?? controller.Setpoint;
        var output = ControllerStep.InForce(state).Output ?? plan.Definition.Controller.Output.Initial;
        var asked = await GuardAsync(
            CustomPlan.Answer, seq, controller.Limit, () => _custom.AskAsync(CustomPlan.Answer, controller.Work, input, seq, controller.Limit, setpoint, output));
        return asked ?? Measured.Missing(Quality.Bad_NoCommunication, input.At);
    }

    /// <returns>Null when there is no answer.</returns>
    private async Task<Measured?> GuardAsync(string stage, long seq, TimeSpan limit, Func<Task<Measured>> ask)
    {
        // One call at a time: a stuck stage must not collect more and more of them.
        if (_underWay.TryGetValue(stage, out var earlier) && !earlier.IsCompleted)
            return null;
        var call = ask();
        _underWay[stage] = call;
        try
        {
            return await call.WaitAsync(limit, time);
        }
        catch (Exception error)
        {
            // The boundary of a stage: whatever goes wrong in it, the loop goes on with its last answer.
            LoopLog.StageHeld(logger, error, loop, stage, seq);
            _ = call.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return null;
        }
    }

    private async Task<Measured?> AskAsync(string stage, HttpStageDefinition definition, Measured input, long seq)
    {
        using var late = new CancellationTokenSource(definition.Timeout, time);
        try
        {
            return await GuardAsync(stage, seq, definition.Timeout, () => Caller(stage, definition).AskAsync(input, seq, late.Token));
        }
        finally
        {
            // Or what waits for an answer would keep the stage busy for good.
            await late.CancelAsync();
        }
    }

    private IHttpStage Caller(string stage, HttpStageDefinition definition)
    {
        // A redeploy makes a new one: what is known of endpoints belongs to a definition.
        if (!_http.TryGetValue(stage, out var known) || !ReferenceEquals(known.Definition, definition))
            _http[stage] = known = (definition, (services ?? throw new InvalidOperationException($"Loop {loop} cannot ask services here.")).Http.Create(loop, definition));
        return known.Stage;
    }

    private async Task<Measured> ProcessAsync(StageDefinition stage, GrainStage own, Measured input, long epoch, long seq)
    {
        var answer = await grains.GetGrain<IProcessorGrain>($"{loop}/{stage.Name}").ProcessAsync(new ProcessorRequest
        {
            Epoch = epoch,
            Seq = seq,
            Value = input.Value,
            Quality = (Interfaces.Quality)(int)input.Quality,
            At = input.At,
            Type = own.Type,
            Parameters = own.Parameters,
        });
        return answer.Error is null ? new Measured(answer.Value, (Quality)(int)answer.Quality, answer.At) : throw new InvalidOperationException(answer.Error);
    }
}
