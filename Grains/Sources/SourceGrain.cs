using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Sources;

/// <summary>Pulls one source on time and offers what it reads to the loop. Knows nothing but its settings: a lost one is made anew.</summary>
[KeepAlive, SourcePlacement]
internal sealed class SourceGrain : Grain, ISourceGrain
{
    // A loop that is being taken over needs about a second; after that its silence is worth giving the sample up for.
    private static readonly TimeSpan OfferBound = TimeSpan.FromSeconds(1);

    private readonly ISourceReader _reader;
    private readonly TimeProvider _time;
    private readonly LoopInstruments _instruments;
    private readonly ILogger<SourceGrain> _logger;
    private SourceSettings? _settings;
    private Uri? _url;
    private IGrainTimer? _timer;
    private bool _pulling;
    private long _pulls;

    public SourceGrain(
        ISourceReader reader, TimeProvider time, LoopInstruments instruments, ActiveGrains active, IGrainContext context, ILogger<SourceGrain> logger)
    {
        _reader = reader;
        _time = time;
        _instruments = instruments;
        _logger = logger;
        active.Follow(context, nameof(SourceGrain));
    }

    public Task EnsureAsync(SourceSettings settings)
    {
        if (_settings is not null && (settings == _settings || settings.Revision < _settings.Revision))
            return Task.CompletedTask;
        _settings = settings;
        _url = new Uri(settings.Url);
        _timer?.Dispose();
        // Interleaving: a pull that waits for its answer must not hold up the next Ensure.
        _timer = this.RegisterGrainTimer(PullAsync, new GrainTimerCreationOptions(TimeSpan.Zero, settings.Every) { Interleave = true, KeepAlive = true });
        SourceLog.Started(_logger, settings.Loop, settings.Signal, settings.Source, settings.Every);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer?.Dispose();
        _timer = null;
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task PullAsync(CancellationToken cancel)
    {
        if (_pulling || _settings is not { } settings || _url is not { } url)
            return;
        _pulling = true;
        try
        {
            var measured = await _reader.ReadAsync(url, settings.JsonPath, settings.Timeout, cancel);
            _instruments.Sampled(settings.Loop, settings.Source, measured.Quality);
            await OfferAsync(settings, measured, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // New settings, or the end.
        }
        catch (Exception error)
        {
            // The boundary of one pull: the next one is due soon, and by then the loop may run elsewhere.
            SourceLog.OfferFailed(_logger, error, settings.Loop, settings.Signal, settings.Source);
        }
        finally
        {
            _pulling = false;
        }
    }

    private async Task OfferAsync(SourceSettings settings, Measured measured, CancellationToken cancel)
    {
        var batch = new SampleBatch
        {
            Signal = settings.Signal,
            Source = settings.Source,
            Acknowledgement = OfferAcknowledgement.Received,
            Samples =
            [
                new SignalSample
                {
                    Id = $"{settings.Source}/{++_pulls}",
                    Value = measured.Value,
                    Quality = (Interfaces.Quality)(int)measured.Quality,
                    ObservedAt = measured.At,
                },
            ],
        };
        var result = await GrainFactory.GetGrain<IFeedbackLoopGrain>(settings.Loop).OfferAsync(batch).WaitAsync(OfferBound, _time, cancel);
        if (result.Error is { Code: LoopErrorCodes.NotFound or LoopErrorCodes.UnknownSignal or LoopErrorCodes.UnknownSource })
        {
            SourceLog.Unwanted(_logger, settings.Loop, settings.Signal, settings.Source);
            await StopAsync();
        }
    }
}
