using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;

namespace Orleans.Runtime.MembershipService;

/// <summary>Takes each new view to the parts of the engine, in order, and then to the application.</summary>
internal sealed class ViewDispatcher(MembershipViews views, IServiceProvider services, SiloStatusListeners listeners, ILogger<ViewDispatcher> logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _disposed;

    /// <summary>Views that the engine has taken up: the application follows these.</summary>
    public MembershipViews Delivered { get; } = new();

    public void Start()
    {
        _ = RunAsync();
        _ = listeners.RunAsync(Delivered, _stop.Token);
    }

    public void Dispose()
    {
        // A container disposes an instance once for each service it stands for.
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        // Looked up at start: observers are built from parts that themselves need membership.
        var observers = services.GetServices<IMembershipObserver>().ToArray();
        var sinks = services.GetServices<IDeadSiloSink>().ToArray();
        var last = ClusterMembershipSnapshot.Empty;
        try
        {
            await foreach (var view in views.Follow(_stop.Token).ConfigureAwait(false))
            {
                var update = view.Snapshot.CreateUpdate(last);
                last = view.Snapshot;
                if (update.HasChanges) MembershipLog.ViewChanged(logger, view.Version, string.Join(", ", update.Changes));
                Deliver(update, observers, sinks);
                Delivered.TryPublish(view);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void Deliver(ClusterMembershipUpdate update, IMembershipObserver[] observers, IDeadSiloSink[] sinks)
    {
        foreach (var observer in observers)
        {
            try
            {
                observer.OnViewChanged(update);
            }
            catch (Exception error)
            {
                MembershipLog.ObserverFailed(logger, error, observer.GetType().Name);
            }
        }

        foreach (var change in update.Changes.Where(change => change.Status == SiloStatus.Dead))
        {
            foreach (var sink in sinks) sink.OnSiloDead(change.SiloAddress);
        }
    }
}
