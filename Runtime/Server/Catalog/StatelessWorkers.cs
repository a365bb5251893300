using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker grain in this silo: a request goes to an idle one, a new one is made only when all are busy.</summary>
internal sealed class StatelessWorkers(GrainId grainId, GrainClass grainClass, ActivationShared shared, SiloAddress silo) : IMessageTarget
{
    private readonly Lock _lock = new();
    private readonly int _limit = grainClass.StatelessWorker!.MaxLocalWorkers > 0 ? grainClass.StatelessWorker.MaxLocalWorkers : Environment.ProcessorCount;
    private Activation[] _workers = [];

    public IReadOnlyList<Activation> Activations => Volatile.Read(ref _workers);

    public void Receive(Message message)
    {
        var workers = Volatile.Read(ref _workers);
        var best = LeastLoaded(workers);
        if (best is null || (best.Load > 0 && workers.Length < _limit))
            ReceiveByNew(message);
        else
            best.Receive(message);
    }

    public void Remove(Activation worker)
    {
        lock (_lock)
        {
            _workers = [.. _workers.Where(other => !ReferenceEquals(other, worker))];
        }
    }

    private void ReceiveByNew(Message message)
    {
        lock (_lock)
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
        }
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
