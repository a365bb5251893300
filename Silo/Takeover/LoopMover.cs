using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Placement;
using OrleansHa.Grains.Loops;
using OrleansHa.Grains.Placement;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Standbys;

namespace OrleansHa.Silo.Takeover;

/// <summary>
/// Moves loops that run here to other silos: the activation ends after its last commit, its state goes along, and the next
/// owner raises the epoch and steps at once. Few at a time, so that each is between owners for a moment only.
/// </summary>
internal sealed class LoopMover(
    RunningLoops running, LoopFeeds feeds, ClusterView view, LoopResumer resumer, ISiloPlace place, IOptions<TakeoverOptions> options, TimeProvider time,
    ILogger<LoopMover> logger) : ILoopMover, IDisposable
{
    private readonly TakeoverOptions _options = options.Value;
    private readonly SemaphoreSlim _free = new(options.Value.MovesAtOnce);
    private readonly ConcurrentDictionary<string, Task> _moving = new(StringComparer.Ordinal);

    public bool IsMoving(string loop) => _moving.ContainsKey(loop);

    public SiloAddress? Find(string loop, string? zone)
    {
        if (feeds.Find(loop) is not { } feed)
            return null;
        return OwnerPlacement.Elsewhere(
            loop, feed.Placement, silo => zone is null ? silo.Zone != place.Zone : silo.Zone == zone, feed.Ready(), view.Picture());
    }

    public void Begin(string loop, SiloAddress target) => _ = MoveAsync(loop, target);

    /// <summary>Completes when the loop has left and is asked to run at the target; at once when it is moving already.</summary>
    public Task MoveAsync(string loop, SiloAddress target)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_moving.TryAdd(loop, done.Task))
            return _moving.TryGetValue(loop, out var moving) ? moving : Task.CompletedTask;
        _ = RunAsync(loop, target, done);
        return done.Task;
    }

    public void Dispose() => _free.Dispose();

    private async Task RunAsync(string loop, SiloAddress target, TaskCompletionSource done)
    {
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!running.TryGet(loop, out var context))
                return;
            TakeoverLog.Moving(logger, loop, target);
            context.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = target });
            await context.Deactivated.WaitAsync(_options.MoveBound, time).ConfigureAwait(false);
            // Where the move failed, nobody would call it back.
            resumer.Resume(loop, target);
        }
        catch (Exception error)
        {
            // The boundary of one move: the loop runs here still, or the sweeper finds that nobody runs it.
            TakeoverLog.MoveFailed(logger, error, loop, target);
        }
        finally
        {
            _free.Release();
            _moving.TryRemove(loop, out _);
            done.SetResult();
        }
    }
}
