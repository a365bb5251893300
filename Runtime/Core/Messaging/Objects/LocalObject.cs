using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>One object of this process that grains can call: one call at a time, in order of arrival. The object itself is held weakly.</summary>
internal sealed class LocalObject(IGrainObserver target, LocalObjectInvoker invoker) : ITargetHolder
{
    // An observer that is this far behind never catches up; the senders learn it instead of this process running out of memory.
    private const int MaxWaiting = 10_000;

    private readonly WeakReference<IGrainObserver> _target = new(target);
    private readonly LinkedList<Message> _waiting = new();

    // Seldom more than one: only calls that always interleave run side by side.
    private readonly List<Message> _running = [];
    private readonly Lock _lock = new();
    private bool _isRunning;

    public bool IsCollected => !_target.TryGetTarget(out _);

    public object? GetTarget() => _target.TryGetTarget(out var target) ? target : null;

    public object? GetComponent(Type componentType) => null;

    public void Receive(Message message)
    {
        if (message.IsAlwaysInterleave)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.self.Invoke(work.message), (self: this, message), preferLocal: false);
            return;
        }

        switch (Enqueue(message))
        {
            case Admission.Full:
                invoker.Reject(message, RejectionKind.Overloaded, $"{MaxWaiting} calls wait for this object already.");
                break;
            case Admission.First:
                ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.Run(), this, preferLocal: false);
                break;
        }
    }

    /// <summary>The caller does not want it any more: one that waits is dropped, a running one has its token cancelled.</summary>
    public void Cancel(GrainId sender, long id)
    {
        Message? dropped, running;
        lock (_lock)
        {
            dropped = _waiting.FirstOrDefault(message => message.Id == id && message.SendingGrain == sender);
            if (dropped is not null) _waiting.Remove(dropped);
            running = _running.Find(message => message.Id == id && message.SendingGrain == sender);
        }

        if (dropped is not null) invoker.Respond(dropped, Response.FromException(new OperationCanceledException("The caller cancelled the call before it ran.")));

        // The object's own code runs in here: not under the lock.
        (running?.Body as IInvokable)?.TryCancel();
    }

    private Admission Enqueue(Message message)
    {
        lock (_lock)
        {
            if (_waiting.Count >= MaxWaiting) return Admission.Full;
            _waiting.AddLast(message);
            if (_isRunning) return Admission.Waits;
            _isRunning = true;
            return Admission.First;
        }
    }

    private async Task Run()
    {
        while (true)
        {
            Message message;
            lock (_lock)
            {
                if (_waiting.First is not { } first)
                {
                    _isRunning = false;
                    return;
                }

                message = first.Value;
                _waiting.RemoveFirst();
            }

            await Invoke(message);
        }
    }

    private async Task Invoke(Message message)
    {
        lock (_lock) _running.Add(message);
        await invoker.Invoke(this, message);
        lock (_lock) _running.Remove(message);
    }

    private enum Admission
    {
        Waits,
        First,
        Full,
    }
}
