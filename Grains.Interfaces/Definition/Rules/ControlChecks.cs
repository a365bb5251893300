using OrleansHa.Grains.Interfaces.Definition.Parsing;

namespace OrleansHa.Grains.Interfaces.Definition.Rules;

/// <summary>Whether a loop can control at all; only what cannot be right is refused, not what could be better.</summary>
internal static class ControlChecks
{
    // Beyond it an output does not get across its range before the next shift of the people who watch it.
    private static readonly TimeSpan LongestTravel = TimeSpan.FromHours(24);

    internal static IEnumerable<DefinitionError> Of(LoopDefinition loop, Faults faults) =>
        Process(loop, faults).Concat(Held(loop, faults)).Concat(Travel(loop, faults)).Concat(Reach(loop, faults));

    private static IEnumerable<DefinitionError> Process(LoopDefinition loop, Faults faults)
    {
        if (loop.Controller is not TunedControllerDefinition { Process: { } process } tuned)
            yield break;
        var dynamics = process.DeadTime + process.TimeConstant;
        if (dynamics > TimeSpan.Zero && loop.Period > dynamics / 2)
            yield return faults.At("spec.period", DefinitionErrorCodes.PeriodTooLong,
                $"The process answers within {DurationText.Write(dynamics)} (dead time and time constant); a period of {DurationText.Write(loop.Period)} sees it at most once. Take {DurationText.Write(dynamics / 2)} or less.",
                DurationText.Write(dynamics / 2));
        foreach (var signal in loop.Signals.Where(signal => signal.Name == loop.SignalBehind(tuned.Input).Name))
        {
            // A silent source is trusted until it counts as stalled: by then the process must not have run away and back.
            if (dynamics > TimeSpan.Zero && signal.Watchdog.StallAfter > dynamics * 10)
                yield return faults.At($"spec.signals.{signal.Name}.watchdog.stallAfter", DefinitionErrorCodes.StallTooLong,
                    $"A silent source would be trusted for {DurationText.Write(signal.Watchdog.StallAfter)}, more than ten times what the process needs to move ({DurationText.Write(dynamics)}).",
                    DurationText.Write(dynamics * 10));
        }

        var right = process.Gain > 0 ? ControllerAction.Reverse : ControllerAction.Direct;
        if (process.Gain is not null && tuned.Action != right)
            yield return faults.At("spec.controller.action", DefinitionErrorCodes.GainSign,
                $"The measurement {(process.Gain > 0 ? "rises" : "falls")} as the output rises, so a {(right == ControllerAction.Reverse ? "direct" : "reverse")} action runs away.",
                right == ControllerAction.Reverse ? "reverse" : "direct");
    }

    private static IEnumerable<DefinitionError> Held(LoopDefinition loop, Faults faults)
    {
        foreach (var signal in loop.Signals)
        {
            if (signal.OnBad is { Action: SignalFailAction.HoldLast, MaxAge: { } age } && age < loop.Period)
                yield return faults.At($"spec.signals.{signal.Name}.onBad.maxAge", DefinitionErrorCodes.HoldShorterThanPeriod,
                    $"A value held for {DurationText.Write(age)} is gone before the next step, {DurationText.Write(loop.Period)} later: hold it longer, or leave hold_last out.",
                    DurationText.Write(loop.Period));
        }
    }

    private static IEnumerable<DefinitionError> Travel(LoopDefinition loop, Faults faults)
    {
        var range = loop.Controller.Output;
        foreach (var (key, rate) in new[] { ("up", range.RatePerMinuteUp), ("down", range.RatePerMinuteDown) })
        {
            if (rate is { } perMinute && (range.Max - range.Min) / perMinute > LongestTravel.TotalMinutes)
                yield return faults.At($"spec.controller.output.ratePerMinute.{key}", DefinitionErrorCodes.RateTooSlow,
                    $"At {perMinute} per minute the output needs more than {DurationText.Write(LongestTravel)} from {range.Min} to {range.Max}: raise the rate, or narrow the range.");
        }
    }

    private static IEnumerable<DefinitionError> Reach(LoopDefinition loop, Faults faults)
    {
        if (loop.Controller is not PidControllerDefinition pid || loop.Stages.FirstOrDefault(stage => stage.Name == pid.Input) is not ClampStageDefinition clamp)
            yield break;
        if (pid.Setpoint < clamp.Min || pid.Setpoint > clamp.Max)
            yield return faults.At("spec.controller.setpoint", DefinitionErrorCodes.SetpointOutOfRange,
                $"Stage '{clamp.Name}' limits the measurement to {clamp.Min} to {clamp.Max}, so it can never be {pid.Setpoint}.");
    }
}
