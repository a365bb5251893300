using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Interfaces.Cluster;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Loops.Watch;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Takeover;

namespace OrleansHa.Silo.Watch;

/// <summary>
/// Watches a share of the other silos' loops by what they commit: a silo whose own watchdog hangs is told by another. One that is
/// told helps its loop; one that does not answer is the membership's to judge.
/// </summary>
internal sealed class PeerWatch(
    ILoopCatalog catalog,
    ClusterView view,
    IGrainFactory grains,
    ISiloPlace place,
    WatchInstruments instruments,
    IOptions<WatchOptions> options,
    TimeProvider time,
    ILogger<PeerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan AskBound = TimeSpan.FromSeconds(1);
    // A silo in trouble has many stuck loops: the first ones are enough to say so.
    private const int MaxAsked = 16;

    private readonly WatchOptions _options = options.Value;
    private Dictionary<long, Seen> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.PeersEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                try
                {
                    await LookAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The boundary of one look. While the store is away nobody commits, and nothing can be told from that.
                    _seen = [];
                    WatchLog.LookFailed(logger, error);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var active = view.Active().Order().ToList();
        var watcher = active.IndexOf(place.Address);
        if (watcher < 0 || active.Count < 2)
            return;
        var seen = new Dictionary<long, Seen>(_seen.Count);
        var asked = 0;
        foreach (var pulse in await catalog.PulsesAsync(active.ConvertAll(silo => silo.ToParsableString()), watcher, cancel).ConfigureAwait(false))
        {
            var before = _seen.GetValueOrDefault(pulse.Id);
            if (before is null || before.Pulse != pulse)
            {
                seen[pulse.Id] = new Seen(pulse, time.GetTimestamp(), before?.Pulse.Revision == pulse.Revision ? before.Period : null);
                continue;
            }

            var still = time.GetElapsedTime(before.Since);
            if (WatchRule.IsOverdue(still, before.Period ?? TimeSpan.Zero, _options.PeersFloor) && asked < MaxAsked)
            {
                var period = before.Period ?? await PeriodAsync(pulse.Name, cancel).ConfigureAwait(false);
                before = before with { Period = period };
                if (WatchRule.IsOverdue(still, period, _options.PeersFloor + period))
                {
                    asked++;
                    await ReportAsync(pulse, still, period).ConfigureAwait(false);
                    before = before with { Since = time.GetTimestamp() };
                }
            }

            seen[pulse.Id] = before;
        }

        _seen = seen;
    }

    private async Task<TimeSpan> PeriodAsync(string loop, CancellationToken cancel) =>
        await catalog.DefinitionOfAsync(loop, cancel).ConfigureAwait(false) is { } text && LoopDefinitionParser.Parse(text).Definition is { } definition
            ? definition.Period
            : TimeSpan.FromHours(1);

    private async Task ReportAsync(LoopPulse pulse, TimeSpan still, TimeSpan period)
    {
        var answer = "nothing";
        if (SiloAddress.TryParse(pulse.Owner, out var owner))
        {
            try
            {
                answer = await AskAsync(owner, pulse).WaitAsync(AskBound, time).ConfigureAwait(false) ?? "that it is another";
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                // A silo that does not answer is suspected by those who probe it.
                answer = $"nothing ({error.GetType().Name})";
            }
        }

        instruments.Stuck(pulse.Name, "peer");
        WatchLog.PeerStuck(logger, pulse.Name, pulse.Owner, still.TotalMilliseconds, period.TotalMilliseconds, answer);
    }

    private async Task<string?> AskAsync(SiloAddress owner, LoopPulse pulse)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, owner);
        return await grains.GetGrain<ISiloProbeGrain>(pulse.Owner).LookAfterAsync(pulse.Name).ConfigureAwait(false);
    }

    private sealed record Seen(LoopPulse Pulse, long Since, TimeSpan? Period);
}
