using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Makes sure that every pulled source has a puller: asks for it when a sample is overdue, so that the pullers of a dead silo
/// are back elsewhere soon. A puller whose source fails offers Bad samples in time and is left alone.
/// </summary>
internal sealed class SourceKeeper(string loop, IGrainFactory grains, TimeProvider time, ILogger logger)
{
    // Between two attempts for one source: a dead silo makes each of them fail until its death is known.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CallBound = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Signal, string Source), DateTimeOffset> _asked = [];

    /// <summary>Asks for the pullers whose samples are overdue; does not wait for them.</summary>
    public void Keep(LoopPlan plan, LoopState state, long revision, DateTimeOffset now, bool all)
    {
        foreach (var signal in plan.Signals)
        {
            foreach (var source in signal.Sources)
            {
                if (source.Input is HttpSourceInput http && (all || IsOverdue(state, signal.Name, source.Name, http.Every, now)))
                    _ = EnsureAsync(signal.Name, source, http, revision, now);
            }
        }
    }

    /// <summary>Ends the pullers of a deleted loop, or those that a new definition no longer has.</summary>
    public void Stop(IEnumerable<(string Signal, string Source)> sources)
    {
        foreach (var (signal, source) in sources)
            _ = GuardAsync(Puller(signal, source).StopAsync(), signal, source);
    }

    private bool IsOverdue(LoopState state, string signal, string source, TimeSpan every, DateTimeOffset now)
    {
        if (_asked.TryGetValue((signal, source), out var asked) && now - asked < (every > ShortestPause ? every : ShortestPause))
            return false;
        var newest = state.Signals.GetValueOrDefault(signal)?.Sources.GetValueOrDefault(source)?.Newest;
        // Two periods and a pull's own time: one late sample is nothing.
        return newest is not { } sample || now - sample.At > (every * 2) + ShortestPause;
    }

    private Task EnsureAsync(string signal, SourceDefinition source, HttpSourceInput http, long revision, DateTimeOffset now)
    {
        _asked[(signal, source.Name)] = now;
        var settings = new SourceSettings
        {
            Loop = loop,
            Signal = signal,
            Source = source.Name,
            Revision = revision,
            Url = http.Url.AbsoluteUri,
            JsonPath = http.JsonPath.Text,
            Every = http.Every,
            Timeout = http.Every < LongestPull ? http.Every : LongestPull,
        };
        return GuardAsync(CallAsync(settings, source.Zone), signal, source.Name);
    }

    // A sensor that takes longer than 2 s is as good as gone.
    private static readonly TimeSpan LongestPull = TimeSpan.FromSeconds(2);

    private async Task CallAsync(SourceSettings settings, string? zone)
    {
        // Set in a method of its own: the context goes with this call and no other.
        if (zone is not null)
            RequestContext.Set(SourceSettings.ZoneContextKey, zone);
        await Puller(settings.Signal, settings.Source).EnsureAsync(settings);
    }

    private ISourceGrain Puller(string signal, string source) => grains.GetGrain<ISourceGrain>($"{loop}/{signal}/{source}");

    private async Task GuardAsync(Task call, string signal, string source)
    {
        try
        {
            await call.WaitAsync(CallBound, time);
        }
        catch (Exception error)
        {
            // The boundary of a courtesy call: it is repeated while the sample is overdue.
            LoopLog.EnsureFailed(logger, error, loop, signal, source);
        }
    }
}
