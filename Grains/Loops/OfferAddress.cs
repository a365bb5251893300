using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>Which signal and source a batch is for, or why it is for none.</summary>
internal readonly record struct OfferAddress(SignalPlan? Signal, string Source, OfferResult? Error)
{
    public static OfferAddress Resolve(string loop, LoopPlan plan, SampleBatch batch)
    {
        if (batch.Samples.Length > SampleBatch.MaxSamples)
        {
            return Refuse(LoopErrorCodes.TooManySamples,
                $"A batch has at most {SampleBatch.MaxSamples} samples; this one has {batch.Samples.Length}.");
        }

        if (plan.FindSignal(batch.Signal) is not { } signal)
            return Refuse(LoopErrorCodes.UnknownSignal, $"Loop {loop} has no signal '{batch.Signal}'.{Hint(batch.Signal, plan.Signals.Select(s => s.Name))}");
        if (batch.Source is { } named)
        {
            return signal.FindSource(named) is null
                ? Refuse(LoopErrorCodes.UnknownSource, $"Signal {signal.Name} of loop {loop} has no source '{named}'.{Hint(named, signal.Sources.Select(s => s.Name))}")
                : new OfferAddress(signal, named, null);
        }

        var push = signal.Sources.Where(source => source.Input is PushSourceInput).ToList();
        return push.Count == 1
            ? new OfferAddress(signal, push[0].Name, null)
            : Refuse(LoopErrorCodes.UnknownSource, push.Count == 0
                ? $"Signal {signal.Name} of loop {loop} has no push source; its values are pulled."
                : $"Signal {signal.Name} of loop {loop} has {push.Count} push sources; say which one.");
    }

    private static string Hint(string wrong, IEnumerable<string> valid) => NearestWord.Of(wrong, [.. valid]) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    private static OfferAddress Refuse(string code, string message) => new(null, "", LoopErrors.Offer(code, message));
}
