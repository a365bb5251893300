using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Sources;

/// <summary>Reads one source and offers its samples to the loop. Knows nothing but its settings: a lost one is made anew.</summary>
[KeepAlive, SourcePlacement]
internal sealed class SourceGrain : Grain, ISourceGrain
{
    private readonly SourceServices _services;
    private SourceRun? _run;
    private IGrainTimer? _timer;

    public SourceGrain(SourceServices services, ActiveGrains active, IGrainContext context)
    {
        _services = services;
        active.Follow(context, nameof(SourceGrain));
    }

    public Task<SourceReport> KeepAsync(SourceSettings settings)
    {
        if (_run is not { } run || (settings != run.Settings && settings.Revision >= run.Settings.Revision))
            run = Change(settings);
        return Task.FromResult(run.Report);
    }

    public Task<SourceReport?> ReportAsync()
    {
        if (_run is null)
            DeactivateOnIdle();
        return Task.FromResult(_run?.Report);
    }

    public Task StopAsync()
    {
        End();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        End();
        return Task.CompletedTask;
    }

    private SourceRun Change(SourceSettings settings)
    {
        var source = SourceText.Read(settings.Definition);
        var reader = _services.Kinds.Open(source);
        var feed = new SourceFeed(settings, _services, GrainFactory);
        End();
        switch (reader)
        {
            case IPulledSource pulled:
                var pull = new PullRun(settings, source, _services, pulled, feed, OnUnwanted);
                _run = pull;
                // Interleaving: a pull that waits for its answer must not hold up the next call.
                _timer = this.RegisterGrainTimer(_ => pull.PullAsync(), new GrainTimerCreationOptions(TimeSpan.Zero, source.Input.PullPeriod!.Value) { Interleave = true, KeepAlive = true });
                break;
            case IStreamingSource streaming:
                var stream = new StreamRun(settings, source, _services, streaming, feed, OnUnwanted);
                _run = stream;
                stream.Start();
                break;
            default:
                throw new InvalidOperationException($"The reader of {settings.Loop}/{settings.Signal}/{settings.Source}, {reader.GetType().Name}, neither pulls nor streams.");
        }

        SourceLog.Started(_services.Logger, settings.Loop, settings.Signal, settings.Source, settings.Revision);
        return _run;

        void OnUnwanted()
        {
            SourceLog.Unwanted(_services.Logger, settings.Loop, settings.Signal, settings.Source);
            End();
            DeactivateOnIdle();
        }
    }

    private void End()
    {
        _timer?.Dispose();
        _timer = null;
        if (_run is { } run)
            _ = EndAsync(run);
        _run = null;
    }

    private async Task EndAsync(SourceRun run)
    {
        try
        {
            await run.DisposeAsync();
        }
        catch (Exception error)
        {
            // The boundary of one run: a connection that does not close in good order is closed all the same.
            SourceLog.ReaderFailed(_services.Logger, error, run.Settings.Loop, run.Settings.Signal, run.Settings.Source);
        }
    }
}
