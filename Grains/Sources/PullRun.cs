using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;

namespace OrleansHa.Grains.Sources;

/// <summary>Asks a source in time and offers each answer. One question at a time, also when a reader does not heed its time-out.</summary>
internal sealed class PullRun(SourceSettings settings, SourceDefinition source, SourceServices services, IPulledSource reader, SourceFeed feed, Action onUnwanted)
    : SourceRun(settings, source, services)
{
    private Task<SourceAnswer>? _asked;
    private bool _busy;

    /// <summary>A pull is due; it is left out while one is under way.</summary>
    public async Task PullAsync()
    {
        if (_busy || End.IsCancellationRequested)
            return;
        _busy = true;
        try
        {
            var answer = BreakerWait > TimeSpan.Zero ? LeftAlone : await AskAsync();
            if (End.IsCancellationRequested)
                return;
            Said(answer);
            if (await feed.OfferAsync([feed.Sample(answer)], OfferAcknowledgement.Received, End) == FeedOutcome.Unwanted)
                onUnwanted();
        }
        finally
        {
            _busy = false;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await reader.DisposeAsync();
    }

    private async Task<SourceAnswer> AskAsync()
    {
        var answer = await AskInTimeAsync();
        Tried(answer.IsFailure, answer.Reason);
        return answer;
    }

    private async Task<SourceAnswer> AskInTimeAsync()
    {
        if (_asked is { IsCompleted: false })
            return SourceAnswer.Failed(Quality.Bad_NoCommunication, "the question before this one is still not answered", Now);
        using var bound = new CancellationTokenSource(Source.Timeout, Services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, End);
        try
        {
            _asked = reader.ReadAsync(either.Token);
            return await _asked.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return SourceAnswer.Failed(Quality.Bad_NoCommunication, $"no answer within {Source.Timeout.TotalMilliseconds:0} ms", Now);
        }
        catch (Exception error)
        {
            // The boundary of one question: whatever a reader did not foresee must not end the pulling.
            SourceLog.ReaderFailed(Services.Logger, error, Settings.Loop, Settings.Signal, Settings.Source);
            return SourceAnswer.Failed(Quality.Bad_SensorFailure, $"the reader failed: {error.GetType().Name}", Now);
        }
    }
}
