using System.Collections.Concurrent;

namespace Orleans.Runtime.Messaging;

/// <summary>
/// Finds the silo whose gateway reaches a client that is not connected to this one: asks the others, and remembers the answer for a while.
/// Messages for one client share one search.
/// </summary>
internal sealed class ClientLocator(ISystemTargetFactory targets, ISiloStatusOracle silos, ILocalSiloDetails local, TimeProvider timeProvider)
{
    // An observer that is called often costs a look-up, not a question to every silo; one that moved is found again within this.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    // A silo that does not answer must not hold up what another one could deliver, nor the refusal when none can.
    private static readonly TimeSpan SearchTime = TimeSpan.FromSeconds(5);

    // At some 200 B each a few megabytes; with more clients elsewhere than that the oldest answers are asked for again.
    private const int MaxRemembered = 10_000;

    // As many as may wait for one observer object.
    private const int MaxWaiting = 10_000;

    private readonly ConcurrentDictionary<GrainId, (SiloAddress Silo, long Until)> _known = new();
    private readonly Dictionary<GrainId, List<Message>> _searches = [];
    private readonly Lock _lock = new();

    /// <summary>Calls <paramref name="deliver"/> with the silo that reaches the client, or null; at once when it is remembered. False when too many wait for this client.</summary>
    public bool Find(GrainId client, Message message, Action<Message, SiloAddress?> deliver)
    {
        if (_known.TryGetValue(client, out var known) && World.Ticks < known.Until && !silos.IsDeadSilo(known.Silo))
        {
            deliver(message, known.Silo);
            return true;
        }

        lock (_lock)
        {
            if (_searches.TryGetValue(client, out var waiting))
            {
                if (waiting.Count >= MaxWaiting) return false;
                waiting.Add(message);
                return true;
            }

            _searches[client] = [message];
        }

        _ = Search(client, deliver);
        return true;
    }

    private async Task Search(GrainId client, Action<Message, SiloAddress?> deliver)
    {
        var found = await Ask(client);
        if (found is not null)
        {
            if (_known.Count >= MaxRemembered) _known.Clear();
            _known[client] = (found, World.Ticks + (long)Remembered.TotalMilliseconds);
        }

        List<Message> waiting;
        lock (_lock) _searches.Remove(client, out waiting!);
        foreach (var message in waiting) deliver(message, found);
    }

    private async Task<SiloAddress?> Ask(GrainId client)
    {
        using var over = new CancellationTokenSource();
        var end = Task.Delay(SearchTime, timeProvider, over.Token);
        var asked = silos.GetActiveSilos().Where(silo => !silo.Equals(local.SiloAddress)).Select(silo => Ask(client, silo)).ToList();
        SiloAddress? found = null;
        while (asked.Count > 0 && found is null)
        {
            var answered = await Task.WhenAny(asked.Append(end));
            if (answered is not Task<SiloAddress?> answer) break;
            asked.Remove(answer);
            found = await answer;
        }

        await over.CancelAsync();
        return found;
    }

    private async Task<SiloAddress?> Ask(GrainId client, SiloAddress silo)
    {
        try
        {
            return await targets.GetSystemTarget<IClientsTarget>(SystemTargetTypes.Clients, silo).IsConnected(client) ? silo : null;
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            // One that cannot be asked cannot deliver either.
            return null;
        }
    }
}
