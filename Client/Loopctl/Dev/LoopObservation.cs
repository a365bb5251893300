using OrleansHa.Loopctl.Http;

namespace OrleansHa.Loopctl.Dev;

/// <summary>What was seen of one loop since the start.</summary>
internal sealed class LoopObservation
{
    private long? _firstSteps;
    private long? _firstEpoch;
    private long? _firstDelivered;

    public LoopStatus? Latest { get; private set; }

    public GapMeter Gaps { get; } = new();

    public long Steps => Latest is { } latest ? Math.Max(0, StepsOf(latest) - (_firstSteps ?? 0)) : 0;

    /// <summary>Each takeover raises the epoch by one.</summary>
    public long Takeovers => Latest is { } latest ? latest.Epoch - (_firstEpoch ?? latest.Epoch) : 0;

    public long Deliveries => Latest is { } latest ? Math.Max(0, latest.Delivered - (_firstDelivered ?? 0)) : 0;

    public void Observe(LoopStatus status, DateTimeOffset now)
    {
        _firstSteps ??= StepsOf(status);
        _firstEpoch ??= status.Epoch;
        _firstDelivered ??= status.Delivered;
        Latest = status;
        if (status.LastStepAgeMs is { } age)
            Gaps.Observe(status.Seq, TimeSpan.FromMilliseconds(age), now);
    }

    // Every committed step takes one seq, and unlike a counter of the owner it survives a takeover.
    private static long StepsOf(LoopStatus status) => Math.Max(status.Seq, status.StepsTotal);
}
