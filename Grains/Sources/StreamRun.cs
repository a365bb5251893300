using System.Threading.Channels;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;

namespace OrleansHa.Grains.Sources;

/// <summary>
/// Keeps a streaming source connected and carries its samples to the loop in their order, in batches, each until the loop has
/// taken it. The reader fills the buffer from its own threads; everything else happens on the puller's scheduler.
/// </summary>
internal sealed class StreamRun : SourceRun, ISampleSink
{
    // A peer that restarts is back within some seconds; asking it more often would only fill its log.
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(500);

    // While nothing can be tried the loop is told again, so that it sees a lost connection and not mere silence.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoonLost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OfferPause = TimeSpan.FromMilliseconds(200);

    private readonly IStreamingSource _reader;
    private readonly SourceFeed _feed;
    private readonly Action _onUnwanted;
    private readonly Channel<SourceSample> _buffer;
    private long _shed;
    private int _connected;

    public StreamRun(SourceSettings settings, SourceDefinition source, SourceServices services, IStreamingSource reader, SourceFeed feed, Action onUnwanted)
        : base(settings, source, services)
    {
        _reader = reader;
        _feed = feed;
        _onUnwanted = onUnwanted;
        var full = reader.Buffer.WhenFull == FullBuffer.Wait ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest;
        _buffer = Channel.CreateBounded<SourceSample>(
            new BoundedChannelOptions(reader.Buffer.Capacity) { FullMode = full, SingleReader = true }, _ => Interlocked.Increment(ref _shed));
    }

    protected override long Shed => Interlocked.Read(ref _shed);

    public void Start()
    {
        _ = StayConnectedAsync();
        _ = CarryAsync();
    }

    public void Connected() => Interlocked.Exchange(ref _connected, 1);

    public ValueTask PutAsync(SourceSample sample, CancellationToken cancel) => _buffer.Writer.WriteAsync(sample, cancel);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _reader.DisposeAsync();
    }

    private async Task StayConnectedAsync()
    {
        try
        {
            while (!End.IsCancellationRequested)
            {
                var started = Services.Time.GetTimestamp();
                var ended = await RunOnceAsync();
                var connected = Interlocked.Exchange(ref _connected, 0) == 1;
                if (connected)
                    Tried(failed: false, null);
                else
                    Tried(failed: true, ended.Reason);
                // One that stood well may be back at the next try, with nothing to tell of; if not, that try says so.
                if (!connected || Services.Time.GetElapsedTime(started) < SoonLost)
                    await PutAsync(new SourceSample(ended), End);
                await PauseAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    private async Task<SourceAnswer> RunOnceAsync()
    {
        try
        {
            return await _reader.RunAsync(this, End);
        }
        catch (OperationCanceledException) when (End.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // The boundary of one connection: whatever a reader did not foresee is tried again.
            SourceLog.ReaderFailed(Services.Logger, error, Settings.Loop, Settings.Signal, Settings.Source);
            return SourceAnswer.Failed(Quality.Bad_SensorFailure, $"the reader failed: {error.GetType().Name}", Now);
        }
    }

    private async Task PauseAsync()
    {
        await Task.Delay(ReconnectPause, Services.Time, End);
        while (BreakerWait is { Ticks: > 0 } left)
        {
            await PutAsync(new SourceSample(LeftAlone), End);
            await Task.Delay(left < LongestSilence ? left : LongestSilence, Services.Time, End);
        }
    }

    private async Task CarryAsync()
    {
        try
        {
            var batch = new List<SourceSample>();
            while (await _buffer.Reader.WaitToReadAsync(End))
            {
                while (batch.Count < SampleBatch.MaxSamples && _buffer.Reader.TryRead(out var sample))
                {
                    Said(sample.Answer);
                    batch.Add(sample);
                }

                await DeliverAsync(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            // The run ends; what a source wants confirmed and is not, it sends again to the next puller.
        }
    }

    private async Task DeliverAsync(List<SourceSample> batch)
    {
        var samples = batch.Select(sample => _feed.Sample(sample.Answer, sample.Id)).ToArray();
        var acknowledgement = _reader.Buffer.Confirmed ? OfferAcknowledgement.Committed : OfferAcknowledgement.Received;
        while (await _feed.OfferAsync(samples, acknowledgement, End) is var outcome && outcome != FeedOutcome.Taken)
        {
            if (outcome == FeedOutcome.Unwanted)
            {
                _onUnwanted();
                return;
            }

            await Task.Delay(OfferPause, Services.Time, End);
        }

        if (batch.FindLast(sample => sample.ConfirmAsync is not null) is { } last)
            await ConfirmAsync(last.ConfirmAsync!);
    }

    private async Task ConfirmAsync(Func<Task> confirm)
    {
        try
        {
            await confirm();
        }
        catch (Exception error)
        {
            // The boundary of one confirmation: the connection is gone, and the source will send the sample again.
            SourceLog.NotConfirmed(Services.Logger, error, Settings.Loop, Settings.Signal, Settings.Source);
        }
    }
}
