using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>Takes a batch of samples into a state, and says what became of each.</summary>
internal static class SampleIntake
{
    public static (LoopState State, GateVerdict[] Verdicts) Take(
        LoopState state, string signal, string source, SampleBatch batch, DateTimeOffset now, bool remember)
    {
        var verdicts = new GateVerdict[batch.Samples.Length];
        var known = state.Signals.GetValueOrDefault(signal) ?? SignalState.Empty;
        for (var i = 0; i < verdicts.Length; i++)
            (known, verdicts[i]) = SignalGate.Offer(known, source, batch.Samples[i], now, remember);
        return (state with { Signals = state.Signals.SetItem(signal, known) }, verdicts);
    }

    public static OfferResult Receipts(SampleBatch batch, GateVerdict[] verdicts, long epoch, long seq)
    {
        var receipts = new SignalReceipt[verdicts.Length];
        for (var i = 0; i < receipts.Length; i++)
        {
            receipts[i] = new SignalReceipt
            {
                Id = batch.Samples[i].Id,
                Status = verdicts[i].Status,
                Seq = seq,
                Epoch = epoch,
                Quality = (Interfaces.Quality)(int)verdicts[i].Quality,
                Error = verdicts[i].Error,
            };
        }

        return new OfferResult { Receipts = receipts };
    }
}
