using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Processors;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Processors.Custom;

namespace OrleansHa.Grains.Loops.Stages;

/// <summary>
/// The users' classes of one loop: those without a memory run on this silo, those with one in a grain. One that has failed
/// repeatedly is left alone for a while, so that it does not take a thread for each step.
/// </summary>
internal sealed class CustomStages(string loop, IGrainFactory grains, TimeProvider time, StageServices? services)
{
    // As a definition's breaker has it when it says nothing: five failures in a row, then one try every five seconds.
    private const int Failures = 5;
    private static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (string Class, StageBreaker Breaker)> _breakers = [];

    /// <exception cref="InvalidOperationException">It has no answer; the message says why.</exception>
    public async Task<Measured> AskAsync(
        string stage, CustomStageWork work, Measured input, long seq, TimeSpan limit, double? setpoint = null, double? output = null)
    {
        // A redeploy may have put another class in the place: it has not failed yet.
        if (!_breakers.TryGetValue(stage, out var known) || known.Class != work.Class)
            _breakers[stage] = known = (work.Class, new StageBreaker(Failures, OpenFor));
        var breaker = known.Breaker;
        if (!breaker.Allows(time.GetUtcNow()))
            throw new InvalidOperationException($"{work.Class} failed {Failures} times in a row and is left alone for a while.");
        try
        {
            var answer = await RunAsync(work, limit, new SubProcessorInput
            {
                Loop = loop,
                Stage = stage,
                Seq = seq,
                Value = input.Value ?? throw new InvalidOperationException($"Stage {stage} of loop {loop} has no input."),
                Quality = (Interfaces.Quality)(int)input.Quality,
                At = input.At,
                Settings = work.Settings,
                Setpoint = setpoint,
                Output = output,
            });
            breaker.Succeeded();
            return answer;
        }
        catch
        {
            breaker.Failed(time.GetUtcNow());
            throw;
        }
    }

    private async Task<Measured> RunAsync(CustomStageWork work, TimeSpan limit, SubProcessorInput input)
    {
        var code = (services ?? throw new InvalidOperationException($"Loop {loop} cannot run classes here.")).Custom;
        if (code.Find(work.Class) is not { } known)
            throw new InvalidOperationException($"This silo has no class {work.Class}.");
        if (!known.HasState)
        {
            var answer = await code.RunAsync(new CustomCall(work.Class, null, input, limit));
            return answer.Error is null ? answer.Value : throw new InvalidOperationException(answer.Error);
        }

        var kept = await grains.GetGrain<ICustomProcessorGrain>($"{loop}/{input.Stage}")
            .ProcessAsync(new CustomRequest { Class = work.Class, Input = input, Limit = limit });
        return kept.Error is null ? new Measured(kept.Value, (Quality)(int)kept.Quality, kept.At) : throw new InvalidOperationException(kept.Error);
    }
}
