using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Messaging;

/// <summary>One object of this process that grains can call: one call at a time, in order of arrival. The object itself is held weakly.</summary>
internal sealed class LocalObject(IGrainObserver target, LocalObjectInvoker invoker) : ITargetHolder
{
    // An observer that is this far behind never catches up; the senders learn it instead of this process running out of memory.
    private const int MaxWaiting = 10_000;

    private readonly WeakReference<IGrainObserver> _target = new(target);
    private readonly Queue<Message> _waiting = new();
    private readonly Lock _lock = new();
    private bool _isRunning;

    public bool IsCollected => !_target.TryGetTarget(out _);

    public object? GetTarget() => _target.TryGetTarget(out var target) ? target : null;

    public object? GetComponent(Type componentType) => null;

    public void Receive(Message message)
    {
        if (message.IsAlwaysInterleave)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.invoker.Invoke(work.target, work.message), (invoker, target: this, message), preferLocal: false);
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

    private Admission Enqueue(Message message)
    {
        lock (_lock)
        {
            if (_waiting.Count >= MaxWaiting) return Admission.Full;
            _waiting.Enqueue(message);
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
                if (!_waiting.TryDequeue(out message!))
                {
                    _isRunning = false;
                    return;
                }
            }

            await invoker.Invoke(this, message);
        }
    }

    private enum Admission
    {
        Waits,
        First,
        Full,
    }
}
