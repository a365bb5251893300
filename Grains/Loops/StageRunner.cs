using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Processors;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Runs a step's stages: stateless ones here, stateful ones in their grains within a bounded time. A stage that fails, or is
/// still busy with an earlier step, does not stall the loop: its last answer is held.
/// </summary>
internal sealed class StageRunner(string loop, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    // Half of the period leaves room for the rest of the step; half a second is more than a healthy store needs.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestCall = TimeSpan.FromMilliseconds(50);

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
            var answer = stage switch
            {
                ClampStageDefinition clamp => ClampStage.Apply(input, new ClampSettings(clamp.Min, clamp.Max)),
                EwmaStageDefinition ewma => await ProcessAsync(ewma, input, plan.Definition.Period, epoch, seq)
                    ?? Hold(state.Stages.GetValueOrDefault(stage.Name), input),
                _ => throw new InvalidOperationException($"Loop {loop} has a stage of unknown type: {stage}."),
            };
            values[stage.Name] = answer;
            answers[stage.Name] = answer;
        }

        return answers;
    }

    private static Measured Hold(StageState? known, Measured input) => known?.LastUsable is { } last && input.Value is not null
        ? last.Degraded(Quality.Uncertain_LastUsableValue)
        : Measured.Missing(QualityOrder.Worst(input.Quality, Quality.Bad_NoCommunication), input.At);

    /// <returns>Null when there is no answer.</returns>
    private async Task<Measured?> ProcessAsync(EwmaStageDefinition stage, Measured input, TimeSpan period, long epoch, long seq)
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
            Type = ProcessorStep.Ewma,
            Parameters = new Dictionary<string, double> { [ProcessorStep.Alpha] = stage.Alpha },
        });
        _underWay[stage.Name] = call;
        try
        {
            var answer = await call.WaitAsync(CallBound(period), time);
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

    private static TimeSpan CallBound(TimeSpan period)
    {
        var half = period / 2;
        return half < ShortestCall ? ShortestCall : half > LongestCall ? LongestCall : half;
    }
}
