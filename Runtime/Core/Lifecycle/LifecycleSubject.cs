using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orleans;

/// <summary>
/// Runs observers by stage: ascending on start, descending from the highest started stage on stop. Observers of one stage
/// run concurrently and the next stage waits for all of them.
/// </summary>
internal abstract class LifecycleSubject(ILogger logger) : ILifecycleSubject
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private int? _highestStarted;

    /// <summary>The stage that everything up to has started, null before the first one.</summary>
    protected int? HighestStarted => _highestStarted;

    public virtual IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observerName);
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription(this, observerName, stage, observer);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    /// <summary>Starts all stages. A failure stops what had started and is thrown on.</summary>
    public virtual async Task OnStart(CancellationToken cancellationToken = default)
    {
        foreach (var stage in Stages(descending: false))
        {
            // Remembered before it runs: a stage that failed half way has observers that need stopping.
            _highestStarted = stage.Key;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await StartStage(stage.Key, [.. stage], cancellationToken);
            }
            catch (Exception error) when (error is not OrleansLifecycleCanceledException)
            {
                LifecycleLog.StartFailed(logger, error, stage.Key, GetType().Name);
                await OnStop(CancellationToken.None);
                throw;
            }
        }
    }

    /// <summary>Stops the started stages. Failures are logged and do not keep the rest from stopping.</summary>
    public virtual async Task OnStop(CancellationToken cancellationToken = default)
    {
        if (_highestStarted is not { } highest) return;
        _highestStarted = null;
        foreach (var stage in Stages(descending: true))
        {
            if (stage.Key > highest) continue;
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(stage.Select(subscription => StopOne(subscription, cancellationToken)));
            OnStageStopped(stage.Key, Stopwatch.GetElapsedTime(started));
        }
    }

    protected virtual void OnStageStarted(int stage, TimeSpan took)
    {
    }

    protected virtual void OnStageStopped(int stage, TimeSpan took)
    {
    }

    private async Task StartStage(int stage, Subscription[] observers, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (observers.Length == 1)
            await observers[0].Observer.OnStart(cancellationToken);
        else
            await Task.WhenAll(observers.Select(subscription => StartOne(subscription, cancellationToken)));
        OnStageStarted(stage, Stopwatch.GetElapsedTime(started));
    }

    // Asynchronous, so that an observer that throws at once does not keep its peers of the stage from starting.
    private static async Task StartOne(Subscription subscription, CancellationToken cancellationToken) =>
        await subscription.Observer.OnStart(cancellationToken);

    private async Task StopOne(Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            await subscription.Observer.OnStop(cancellationToken);
        }
        catch (Exception error)
        {
            LifecycleLog.StopFailed(logger, error, subscription.Name, subscription.Stage);
        }
    }

    private IEnumerable<IGrouping<int, Subscription>> Stages(bool descending)
    {
        Subscription[] all;
        lock (_lock)
        {
            all = [.. _subscriptions];
        }

        var stages = all.GroupBy(subscription => subscription.Stage);
        return descending ? stages.OrderByDescending(stage => stage.Key) : stages.OrderBy(stage => stage.Key);
    }

    private sealed class Subscription(LifecycleSubject owner, string name, int stage, ILifecycleObserver observer) : IDisposable
    {
        public string Name { get; } = name;

        public int Stage { get; } = stage;

        public ILifecycleObserver Observer { get; } = observer;

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._subscriptions.Remove(this);
            }
        }
    }
}
