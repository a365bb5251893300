using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Runs a step's stages: stateless ones here, stateful ones in their grains within a bounded time. A stage that fails, or is
/// still busy with an earlier step, does not stall the loop: its <c>onError</c> says what stands for its answer.
/// </summary>
internal sealed class StageRunner(string loop, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<string, Task> _underWay = [];

    public async Task<IReadOnlyDictionary<string, Measured>> RunAsync(
        LoopPlan plan, LoopState state, ImmutableArray<SignalReading> signals, long epoch, long seq)
    {
        if (plan.Stages.IsEmpty)
            return ImmutableDictionary<string, Measured>.Empty;
        var values = signals.ToDictionary(signal => signal.Name, signal => signal.Value);
        var answers = new Dictionary<string, Measured>(plan.Stages.Length);
        foreach (var stage in plan.Stages)
        {
            var input = values[stage.Input];
            Measured? given = plan.Work[stage.Name] switch
            {
                InlineStage inline => inline.Run(input, values),
                GrainStage own => await ProcessAsync(stage, own, input, epoch, seq),
                var work => throw new InvalidOperationException($"Loop {loop} has no way to run {work}."),
            };
            var answer = StageErrors.Settle(stage, state.Stages.GetValueOrDefault(stage.Name), input, given);
            values[stage.Name] = answer;
            answers[stage.Name] = answer;
        }

        return answers;
    }

    /// <returns>Null when there is no answer.</returns>
    private async Task<Measured?> ProcessAsync(StageDefinition stage, GrainStage own, Measured input, long epoch, long seq)
    {
        // One call at a time: a stuck stage must not collect more and more of them.
        if (_underWay.TryGetValue(stage.Name, out var earlier) && !earlier.IsCompleted)
            return null;
        var call = grains.GetGrain<IProcessorGrain>($"{loop}/{stage.Name}").ProcessAsync(new ProcessorRequest
        {
            Epoch = epoch,
            Seq = seq,
            Value = input.Value,
            Quality = (Interfaces.Quality)(int)input.Quality,
            At = input.At,
            Type = own.Type,
            Parameters = own.Parameters,
        });
        _underWay[stage.Name] = call;
        try
        {
            var answer = await call.WaitAsync(stage.Timeout, time);
            if (answer.Error is null)
                return new Measured(answer.Value, (Quality)(int)answer.Quality, answer.At);
            LoopLog.StageHeld(logger, new InvalidOperationException(answer.Error), loop, stage.Name, seq);
        }
        catch (Exception error)
        {
            // The boundary of a stage: whatever goes wrong in it, the loop goes on with its last answer.
            LoopLog.StageHeld(logger, error, loop, stage.Name, seq);
            _ = call.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return null;
    }
}
