using Microsoft.Extensions.Logging;
using OrleansHa.Grains.Interfaces.Sources;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Silos;

namespace OrleansHa.Grains.Loops;

/// <summary>
/// Makes sure that every source but the pushed ones has a puller: asks for it at the start, when its silo is gone, when its
/// sample is overdue, and now and then. A puller whose source fails offers Bad samples in time and is left alone.
/// </summary>
internal sealed class SourceKeeper(string loop, IGrainFactory grains, LivingSilos living, TimeProvider time, ILogger logger)
{
    // Between two attempts for one source: a dead silo makes each of them fail until its death is known.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CallBound = TimeSpan.FromSeconds(1);

    // For a puller that is gone though its silo lives, and whose samples are due too seldom to tell: rare enough to cost nothing.
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(string Signal, string Source), KeptSource> _kept = [];
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks for every puller, and for those again whose silo is lost; does not wait for them.</summary>
    public void Start(LoopPlan plan, long revision)
    {
        Change(plan, revision);
        _ = FollowLossesAsync();
    }

    /// <summary>Goes on with another definition. Pullers that it no longer has are ended by <see cref="Stop"/>.</summary>
    public void Change(LoopPlan plan, long revision)
    {
        var wanted = SourceHints.Of(loop, plan, revision).ToList();
        foreach (var gone in _kept.Keys.Except(wanted.Select(one => one.Key)).ToList())
            _kept.Remove(gone);
        foreach (var one in wanted)
        {
            if (_kept.TryGetValue(one.Key, out var kept))
                kept.Wanted = one;
            else
                _kept.Add(one.Key, kept = new KeptSource(one));
            Ask(kept);
        }
    }

    /// <summary>After a step: asks for the pullers that are overdue.</summary>
    public void Look(LoopState state, DateTimeOffset now)
    {
        foreach (var kept in _kept.Values)
        {
            if (!kept.IsAsking && IsOverdue(kept, state, now))
                Ask(kept);
        }
    }

    /// <summary>Ends the pullers of a deleted loop, or those that a new definition no longer has.</summary>
    public void Stop(IEnumerable<(string Signal, string Source)> sources)
    {
        foreach (var key in sources)
        {
            _kept.Remove(key);
            _ = StopAsync(key);
        }
    }

    /// <summary>Asks no more; the pullers go on for the next owner.</summary>
    public void End() => _end.TrySetResult();

    private bool HasEnded => _end.Task.IsCompleted;

    private static bool IsOverdue(KeptSource kept, LoopState state, DateTimeOffset now)
    {
        var sinceAsked = now - kept.AskedAt;
        if (kept.Wanted.Every is not { } every || every > Refresh / 3)
            return sinceAsked > Refresh;
        if (sinceAsked < (every > ShortestPause ? every : ShortestPause))
            return false;
        var newest = state.Signals.GetValueOrDefault(kept.Wanted.Key.Signal)?.Sources.GetValueOrDefault(kept.Wanted.Key.Source)?.Newest;
        // Two periods and a pull's own time: one late sample is nothing.
        return newest is not { } sample || now - sample.At > (every * 2) + ShortestPause + kept.Wanted.Timeout;
    }

    private async Task FollowLossesAsync()
    {
        while (!HasEnded)
        {
            var loss = living.Loss;
            foreach (var kept in _kept.Values)
            {
                if (kept.Home is { } home && !living.Has(home))
                    Ask(kept);
            }

            await Task.WhenAny(loss, _end.Task);
        }
    }

    private void Ask(KeptSource kept)
    {
        kept.AskedAt = time.GetUtcNow();
        if (!kept.IsAsking && !HasEnded)
            _ = AskAsync(kept);
    }

    /// <summary>Asks until the puller says that it runs what is wanted, on a silo that lives.</summary>
    private async Task AskAsync(KeptSource kept)
    {
        kept.IsAsking = true;
        for (var pause = ShortestPause; !HasEnded && _kept.GetValueOrDefault(kept.Wanted.Key) == kept; pause = Longer(pause))
        {
            var wanted = kept.Wanted;
            if (await TryAskAsync(wanted) is { } report)
            {
                kept.Home = report.Silo;
                if (living.Has(report.Silo) && wanted == kept.Wanted)
                    break;
            }

            await Task.Delay(pause, time);
        }

        kept.IsAsking = false;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;

    private async Task<SourceReport?> TryAskAsync(SourceHint wanted)
    {
        try
        {
            return await CallAsync(wanted).WaitAsync(CallBound, time);
        }
        catch (Exception error)
        {
            // The boundary of a courtesy call: it is repeated.
            LoopLog.EnsureFailed(logger, error, loop, wanted.Key.Signal, wanted.Key.Source);
            return null;
        }
    }

    private async Task<SourceReport> CallAsync(SourceHint wanted)
    {
        // Set in a method of its own: the context goes with this call and no other.
        if (wanted.Zone is { } zone)
            RequestContext.Set(SourceSettings.ZoneContextKey, zone);
        RequestContext.Set(SourceSettings.SpreadContextKey, wanted.Spread);
        return await Puller(wanted.Key).KeepAsync(wanted.Settings);
    }

    private ISourceGrain Puller((string Signal, string Source) key) => grains.GetGrain<ISourceGrain>($"{loop}/{key.Signal}/{key.Source}");

    private async Task StopAsync((string Signal, string Source) key)
    {
        try
        {
            await Puller(key).StopAsync().WaitAsync(CallBound, time);
        }
        catch (Exception error)
        {
            // The boundary of a courtesy call: the loop refuses its samples, which ends the puller as well.
            LoopLog.EnsureFailed(logger, error, loop, key.Signal, key.Source);
        }
    }
}
