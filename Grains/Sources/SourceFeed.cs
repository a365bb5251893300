using System.Globalization;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops;

namespace OrleansHa.Grains.Sources;

/// <summary>The way of a puller's samples to its loop.</summary>
internal sealed class SourceFeed
{
    // A loop that is being taken over needs about a second; after that its silence is worth giving the attempt up for.
    private static readonly TimeSpan ReceivedBound = TimeSpan.FromSeconds(1);

    // The loop itself answers after 8 s that a commit is not known.
    private static readonly TimeSpan CommittedBound = TimeSpan.FromSeconds(10);

    private readonly SourceSettings _settings;
    private readonly SourceServices _services;
    private readonly IGrainFactory _grains;
    private readonly string _prefix;
    private long _numbered;

    public SourceFeed(SourceSettings settings, SourceServices services, IGrainFactory grains)
    {
        _settings = settings;
        _services = services;
        _grains = grains;
        // Two pullers after each other must not number their samples alike: the loop would take them for repetitions.
        _prefix = $"{settings.Source}/{services.Time.GetUtcNow().UtcTicks.ToString("x", CultureInfo.InvariantCulture)}/";
    }

    /// <summary>The sample as the loop takes it. A sender's own id counts within its source.</summary>
    public SignalSample Sample(in SourceAnswer answer, string? id = null) => new()
    {
        Id = id is null ? $"{_prefix}{++_numbered}" : SampleId.Of(_settings.Source, id),
        Value = answer.Value.Value,
        Quality = (Interfaces.Quality)(int)answer.Value.Quality,
        ObservedAt = answer.Value.At,
        Reason = answer.Reason,
    };

    /// <summary>One attempt.</summary>
    public async Task<FeedOutcome> OfferAsync(SignalSample[] samples, OfferAcknowledgement acknowledgement, CancellationToken cancel)
    {
        var batch = new SampleBatch { Signal = _settings.Signal, Source = _settings.Source, Acknowledgement = acknowledgement, Samples = samples };
        var bound = acknowledgement == OfferAcknowledgement.Committed ? CommittedBound : ReceivedBound;
        try
        {
            var result = await _grains.GetGrain<IFeedbackLoopGrain>(_settings.Loop).OfferAsync(batch).WaitAsync(bound, _services.Time, cancel);
            foreach (var receipt in result.Receipts.Where(receipt => receipt.Status == ReceiptStatus.Refused))
                SourceLog.Refused(_services.Logger, _settings.Loop, _settings.Signal, _settings.Source, receipt.Error);
            return result.Error switch
            {
                null => FeedOutcome.Taken,
                { Code: LoopErrorCodes.NotFound or LoopErrorCodes.UnknownSignal or LoopErrorCodes.UnknownSource } => FeedOutcome.Unwanted,
                _ => FeedOutcome.NotTaken,
            };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return FeedOutcome.NotTaken;
        }
        catch (Exception error)
        {
            // The boundary of one offer: the loop may run elsewhere by the next.
            SourceLog.OfferFailed(_services.Logger, error, _settings.Loop, _settings.Signal, _settings.Source);
            return FeedOutcome.NotTaken;
        }
    }
}
