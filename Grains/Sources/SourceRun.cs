using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Sources;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Sources;

namespace OrleansHa.Grains.Sources;

/// <summary>One source under one set of settings: its breaker, and what it said last.</summary>
internal abstract class SourceRun : IAsyncDisposable
{
    private readonly BreakerSettings _breakerSettings;
    private readonly CancellationTokenSource _end = new();
    private BreakerState _breaker;
    private SourceAnswer? _last;
    private long _sequence;

    protected SourceRun(SourceSettings settings, SourceDefinition source, SourceServices services)
    {
        Settings = settings;
        Source = source;
        Services = services;
        _breakerSettings = new BreakerSettings(source.Breaker.Failures, source.Breaker.OpenFor);
        End = _end.Token;
    }

    public SourceSettings Settings { get; }

    public SourceReport Report => new()
    {
        Silo = Services.Place.Address.ToParsableString(),
        Zone = Services.Place.Zone,
        Sequence = _sequence,
        Quality = (Interfaces.Quality)(int)(_last?.Value.Quality ?? Quality.Bad_WaitingForInitialData),
        Reason = _last?.Reason,
        Breaker = BreakerWait > TimeSpan.Zero ? "open" : "closed",
        Shed = Shed,
    };

    protected SourceDefinition Source { get; }

    protected SourceServices Services { get; }

    /// <summary>Comes with the end of this run.</summary>
    protected CancellationToken End { get; }

    protected DateTimeOffset Now => Services.Time.GetUtcNow();

    protected TimeSpan BreakerWait => SourceBreaker.LeftAloneFor(_breaker, Now, _breakerSettings);

    protected virtual long Shed => 0;

    /// <summary>The answer of a source that is left alone for now.</summary>
    protected SourceAnswer LeftAlone => new(
        Measured.Missing(Quality.Bad_NotConnected, Now),
        $"left alone for another {BreakerWait.TotalSeconds:0.0} s after {_breaker.Failures} failures in a row: {_reasonOpened}",
        IsFailure: false);

    private string? _reasonOpened;

    /// <summary>Ends it; what is under way is not waited for long.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (End.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Counts a try for the breaker.</summary>
    protected void Tried(bool failed, string? reason)
    {
        _breaker = SourceBreaker.After(_breaker, failed, Now, _breakerSettings);
        _reasonOpened = failed ? reason : null;
    }

    /// <summary>Takes note of what the source said; the log has a line when it begins or ceases to fail.</summary>
    protected void Said(in SourceAnswer answer)
    {
        _sequence++;
        Services.Instruments.Sampled(Settings.Loop, Settings.Source, answer.Value.Quality);
        var (bad, wasBad) = (answer.Value.Value is null, _last is { Value.Value: null });
        _last = answer;
        if (bad && !wasBad)
            SourceLog.Failing(Services.Logger, Settings.Loop, Settings.Signal, Settings.Source, answer.Value.Quality, answer.Reason);
        else if (!bad && wasBad)
            SourceLog.Recovered(Services.Logger, Settings.Loop, Settings.Signal, Settings.Source);
    }
}
