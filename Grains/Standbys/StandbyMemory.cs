using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Standbys;

/// <summary>
/// What this silo remembers of the loops it stands by for. It belongs to the silo and to no grain, so that no change of the
/// directory can take it away. Written by one caller at a time (the service's turns), read by anyone.
/// </summary>
internal sealed class StandbyMemory(LoopFeeds feeds, IOptions<StandbyMemoryOptions> options, TimeProvider time)
{
    private readonly StandbyMemoryOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, Replica> _replicas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SiloAddress, long> _heard = new();
    private long _bytes;

    public int Count => _replicas.Count;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Called when a definition came in whose plan is worth making before it is needed.</summary>
    public Action<string>? Planless { get; set; }

    public Replica? Find(string loop) => _replicas.GetValueOrDefault(loop);

    /// <summary>Loops of an owner that are remembered here.</summary>
    public IReadOnlyList<Replica> OwnedBy(SiloAddress owner) => [.. _replicas.Values.Where(replica => replica.Owner.Equals(owner))];

    public StandbyReply Receive(StandbyBatch batch)
    {
        _heard[batch.From] = time.GetTimestamp();
        List<string> missing = [], fenced = [], full = [];
        foreach (var step in batch.Steps)
        {
            switch (Receive(batch.From, step))
            {
                case ReplicaVerdict.Missing:
                    missing.Add(step.Loop);
                    break;
                case ReplicaVerdict.Fenced:
                    fenced.Add(step.Loop);
                    break;
                case ReplicaVerdict.Full:
                    full.Add(step.Loop);
                    break;
                default:
                    break;
            }
        }

        foreach (var drop in batch.Drops)
        {
            if (Find(drop.Loop) is { } known && ReplicaRules.Drop(known, drop) is null)
                Remove(known);
        }

        return new StandbyReply { Missing = [.. missing], Fenced = [.. fenced], Full = [.. full] };
    }

    /// <summary>The loop is owned here now: what was remembered for that is done with.</summary>
    public void Forget(string loop, long epoch)
    {
        if (Find(loop) is { } known && known.Epoch < epoch)
            Remove(known);
    }

    /// <summary>Keeps a plan that was made ahead, if it is still wanted.</summary>
    public void Plan(Replica replica, LoopPlan plan)
    {
        // A step may come in meanwhile; only the definition counts.
        while (Find(replica.Loop) is { } known && known.Revision == replica.Revision && known.Definition == replica.Definition)
        {
            if (_replicas.TryUpdate(replica.Loop, known with { Plan = plan }, known))
                return;
        }
    }

    /// <summary>Drops what nobody has told anything about for too long.</summary>
    /// <returns>How many loops.</returns>
    public int Trim()
    {
        var dropped = 0;
        foreach (var replica in _replicas.Values)
        {
            if (_heard.TryGetValue(replica.Owner, out var heard) && time.GetElapsedTime(heard) <= _options.MaxAge)
                continue;
            Remove(replica);
            dropped++;
        }

        foreach (var (silo, heard) in _heard)
        {
            if (time.GetElapsedTime(heard) > _options.MaxAge)
                _heard.TryRemove(silo, out _);
        }

        return dropped;
    }

    private ReplicaVerdict Receive(SiloAddress from, StandbyStep step)
    {
        while (true)
        {
            var known = Find(step.Loop);
            var (next, verdict) = ReplicaRules.Receive(known, feeds.Find(step.Loop)?.Epoch, from, step);
            if (ReferenceEquals(next, known))
                return verdict;
            if (known is null && next is not null && (_replicas.Count >= _options.MaxLoops || Bytes + next.Bytes > _options.MaxBytes))
                return ReplicaVerdict.Full;
            if (!Swap(step.Loop, known, next!))
                continue;
            if (next!.Plan is null && step.Definition is not null)
                Planless?.Invoke(step.Loop);
            return verdict;
        }
    }

    private bool Swap(string loop, Replica? known, Replica next)
    {
        if (!(known is null ? _replicas.TryAdd(loop, next) : _replicas.TryUpdate(loop, next, known)))
            return false;
        Interlocked.Add(ref _bytes, next.Bytes - (known?.Bytes ?? 0));
        return true;
    }

    private void Remove(Replica replica)
    {
        // Whatever stands there now: a step that came in meanwhile is of the same owner, who sends another.
        if (_replicas.TryRemove(replica.Loop, out var removed))
            Interlocked.Add(ref _bytes, -removed.Bytes);
    }
}
