using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker grain in this silo: a request goes to an idle one, a new one is made only when all are busy.</summary>
internal sealed class StatelessWorkers(GrainId grainId, GrainClass grainClass, ActivationShared shared, SiloAddress silo) : IMessageTarget
{
    private readonly Lock _lock = new();
    private readonly int _limit = grainClass.StatelessWorker!.MaxLocalWorkers > 0 ? grainClass.StatelessWorker.MaxLocalWorkers : Environment.ProcessorCount;
    private Activation[] _workers = [];

    // Inspections in a row that found each worker idle; only while there are several.
    private Dictionary<Activation, int>? _idleCycles;
    private bool _closed;

    public IReadOnlyList<Activation> Activations => Volatile.Read(ref _workers);

    public GrainId GrainId => grainId;

    public void Receive(Message message)
    {
        var workers = Volatile.Read(ref _workers);
        var best = LeastLoaded(workers);
        if (best is null || (best.Load > 0 && workers.Length < _limit))
            ReceiveByNew(message);
        else
            best.Receive(message);
    }

    /// <summary>A worker ended; true when it was the last one and this group is not to be used any more.</summary>
    public bool Remove(Activation worker)
    {
        lock (_lock)
        {
            Volatile.Write(ref _workers, [.. _workers.Where(other => !ReferenceEquals(other, worker))]);
            _idleCycles?.Remove(worker);
            return _closed = _workers.Length == 0;
        }
    }

    /// <summary>
    /// Ends workers that were idle for that many inspections in a row, this one included; one always stays, which goes by its age
    /// like any activation. False when there is nothing to look at any more until a worker is made.
    /// </summary>
    public bool RemoveIdle(int cycles)
    {
        List<Activation> idle = [];
        lock (_lock)
        {
            if (_workers.Length <= 1) return false;
            _idleCycles ??= [];
            foreach (var worker in _workers)
            {
                var seen = worker.Load == 0 ? _idleCycles.GetValueOrDefault(worker) + 1 : 0;
                _idleCycles[worker] = seen;
                if (seen >= cycles && idle.Count < _workers.Length - 1) idle.Add(worker);
            }
        }

        // A request that reaches one of them meanwhile is sent on to another.
        foreach (var worker in idle) worker.CollectIfIdle(TimeSpan.Zero);
        return true;
    }

    private void ReceiveByNew(Message message)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                if (_workers.Length >= _limit)
                {
                    LeastLoaded(_workers)!.Receive(message);
                    return;
                }

                var address = new GrainAddress { GrainId = grainId, ActivationId = ActivationId.NewId(), SiloAddress = silo };
                var worker = new Activation(address, grainClass, shared);

                // Before it starts: should that fail at once, this request has to hear of it.
                worker.Receive(message);
                worker.Activate(message.RequestContext);
                Volatile.Write(ref _workers, [.. _workers, worker]);
                if (_workers.Length > 1 && grainClass.StatelessWorker!.RemoveIdleWorkers) shared.CrowdedWorkers.TryAdd(this, true);
                return;
            }
        }

        // The last worker left just now: the catalog makes a new group.
        shared.Routing.Forward(message, new GrainAddress { GrainId = grainId, SiloAddress = silo }, null);
    }

    private static Activation? LeastLoaded(Activation[] workers)
    {
        Activation? best = null;
        foreach (var worker in workers)
        {
            if (best is null || worker.Load < best.Load) best = worker;
        }

        return best;
    }
}
