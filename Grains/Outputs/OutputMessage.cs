using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Outputs;

/// <summary>A decision on its way to an endpoint.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="SenderEpoch">The epoch of who sends it, which may be above the one it was decided under.</param>
internal sealed record OutputMessage(string Loop, OutboxEntry Decision, long SenderEpoch)
{
    /// <summary>The same on every retry and after every takeover.</summary>
    public string IdempotencyKey => $"{Loop}/{Decision.Output}/{Decision.Seq}";

    /// <summary>Whether another attempt may be made now, by the output's rule for partitions. Asked from any thread.</summary>
    public Func<bool> MayAct { get; init; } = static () => true;
}
