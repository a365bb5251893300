using System.Collections;
using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Observers of one grain by identity. Those that do not renew their subscription, or whose notification fails, are dropped. Not thread-safe: for use inside one grain.</summary>
/// <typeparam name="TIdentity">What tells observers apart.</typeparam>
/// <typeparam name="TObserver">The observer interface.</typeparam>
/// <param name="expiration">How long a subscription lasts unless it is renewed.</param>
/// <param name="log">Says which observers were dropped.</param>
public class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, (TObserver Observer, DateTime LastSeen)> _entries = [];

    /// <summary>The clock, UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; } = static () => World.UtcNow;

    /// <summary>How long a subscription lasts unless it is renewed.</summary>
    public TimeSpan ExpirationDuration { get; set; } = expiration;

    /// <summary>How many there are, expired ones that were not noticed yet included.</summary>
    public int Count => _entries.Count;

    /// <summary>A copy of what is subscribed.</summary>
    public IDictionary<TIdentity, TObserver> Observers => _entries.ToDictionary(pair => pair.Key, pair => pair.Value.Observer);

    /// <summary>Subscribes, or renews the subscription and takes the new observer.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _entries[id] = (observer, GetDateTime());

    /// <summary>Ends a subscription; one that is not there is no error.</summary>
    public void Unsubscribe(TIdentity id) => _entries.Remove(id);

    /// <summary>Notifies all, or those that <paramref name="predicate"/> wants, one after the other. Expired ones and those that throw are dropped.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception failure)
            {
                Drop(id, observer, failure);
            }
        }
    }

    /// <summary>Notifies all, or those that <paramref name="predicate"/> wants. Expired ones and those that throw are dropped.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception failure)
            {
                Drop(id, observer, failure);
            }
        }
    }

    /// <summary>Drops all.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Drops those that did not renew in time.</summary>
    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var (id, entry) in _entries.ToArray())
        {
            if (entry.LastSeen + ExpirationDuration >= now) continue;
            ObserverLog.Expired(log, id, ExpirationDuration);
            _entries.Remove(id);
        }
    }

    /// <summary>The observers.</summary>
    public IEnumerator<TObserver> GetEnumerator() => _entries.Values.Select(entry => entry.Observer).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A copy: an observer may subscribe another one, or itself again, while it is notified.
    private List<(TIdentity Id, TObserver Observer)> Live(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _entries.Where(pair => predicate?.Invoke(pair.Value.Observer) != false).Select(pair => (pair.Key, pair.Value.Observer))];
    }

    private void Drop(TIdentity id, TObserver observer, Exception failure)
    {
        ObserverLog.Dropped(log, failure, id);

        // It may have been replaced meanwhile.
        if (_entries.TryGetValue(id, out var entry) && EqualityComparer<TObserver>.Default.Equals(entry.Observer, observer)) _entries.Remove(id);
    }
}
