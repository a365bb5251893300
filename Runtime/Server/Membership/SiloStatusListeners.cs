using Microsoft.Extensions.Logging;

namespace Orleans.Runtime.MembershipService;

/// <summary>The application's listeners, held weakly.</summary>
internal sealed class SiloStatusListeners(ILogger<SiloStatusListeners> logger)
{
    private readonly Lock _lock = new();
    private readonly List<WeakReference<ISiloStatusListener>> _listeners = [];

    public bool TryAdd(ISiloStatusListener listener)
    {
        lock (_lock)
        {
            _listeners.RemoveAll(entry => !entry.TryGetTarget(out _));
            if (_listeners.Exists(entry => Is(entry, listener))) return false;
            _listeners.Add(new WeakReference<ISiloStatusListener>(listener));
            return true;
        }
    }

    public bool TryRemove(ISiloStatusListener listener)
    {
        lock (_lock)
        {
            return _listeners.RemoveAll(entry => Is(entry, listener)) > 0;
        }
    }

    /// <summary>Notifies of every change until cancelled.</summary>
    public async Task RunAsync(MembershipViews views, CancellationToken cancellationToken)
    {
        var last = ClusterMembershipSnapshot.Empty;
        try
        {
            await foreach (var view in views.Follow(cancellationToken).ConfigureAwait(false))
            {
                foreach (var change in view.Snapshot.CreateUpdate(last).Changes) Notify(change);
                last = view.Snapshot;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private static bool Is(WeakReference<ISiloStatusListener> entry, ISiloStatusListener listener) => entry.TryGetTarget(out var known) && ReferenceEquals(known, listener);

    private void Notify(ClusterMember change)
    {
        List<ISiloStatusListener> targets = [];
        lock (_lock)
        {
            foreach (var entry in _listeners)
            {
                if (entry.TryGetTarget(out var listener)) targets.Add(listener);
            }
        }

        foreach (var listener in targets)
        {
            try
            {
                listener.SiloStatusChangeNotification(change.SiloAddress, change.Status);
            }
            catch (Exception error)
            {
                MembershipLog.ListenerFailed(logger, error, listener.GetType().Name);
            }
        }
    }
}
