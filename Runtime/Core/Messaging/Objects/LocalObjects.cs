using System.Collections.Concurrent;

namespace Orleans.Runtime.Messaging;

/// <summary>The objects of this process that grains can call (observers).</summary>
internal sealed class LocalObjects(CallerIdentity identity, LocalObjectInvoker invoker)
{
    private readonly ConcurrentDictionary<GrainId, LocalObject> _objects = new();
    private int _added;

    public GrainId Add(IGrainObserver target)
    {
        // Objects that were collected without being released leave only a small entry; it goes with a later addition.
        if (Interlocked.Increment(ref _added) % 256 == 0) RemoveCollected();
        var id = ClientGrainId.ObjectOf(identity.Client, World.NewGuid());
        _objects[id] = new LocalObject(target, invoker);
        return id;
    }

    /// <summary>Whether the id is one of this process's objects, alive or not.</summary>
    public bool Owns(GrainId id) => ClientGrainId.IsClient(id) && ClientGrainId.OwnerOf(id) == identity.Client;

    public bool Remove(GrainId id) => _objects.TryRemove(id, out _);

    /// <summary>Takes a call for an object; one that is gone lets its caller time out.</summary>
    public void Receive(Message message)
    {
        if (!_objects.TryGetValue(message.TargetGrain, out var target)) return;
        if (message.IsCancellation) target.Cancel(message.SendingGrain, message.Id);
        else target.Receive(message);
    }

    private void RemoveCollected()
    {
        foreach (var pair in _objects)
        {
            if (pair.Value.IsCollected) _objects.TryRemove(pair);
        }
    }
}
