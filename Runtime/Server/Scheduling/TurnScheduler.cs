using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime.Scheduler;

/// <summary>
/// Runs the turns of one activation, one at a time and in the order they were queued, on the thread pool.
/// </summary>
/// <remarks>
/// An activation with turns waits in the pool's global queue, which is first in, first out, and goes back to its end after
/// its quantum: two activations that keep each other busy cannot keep a third one waiting, as they could on a worker's own
/// stack-like queue.
/// </remarks>
internal sealed class TurnScheduler(ITurnHost host, TurnSchedulerShared shared) : TaskScheduler, IWorkItemScheduler, IThreadPoolWorkItem
{
    // Short turns are a microsecond: this many are far below a quantum, and going back to the queue after them costs nothing.
    private const int MaxTurnsPerRun = 256;
    private const int InitialCapacity = 4;

    // An activation that once had a burst gives the memory back.
    private const int MaxIdleCapacity = 256;
    private static readonly Action<object?> RunInTaskCallback = static state => ((TurnScheduler)state!).RunInTask();

    private readonly Lock _lock = new();
    private object?[] _items = [];
    private int _head;
    private int _count;
    private bool _scheduled;

    // Only touched by the thread that runs turns.
    private object? _next;
    private int _turnsLeft;
    private long _quantumEnd;
    private TurnSlot? _slot;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queued items that have not started.</summary>
    public int QueuedCount => Volatile.Read(ref _count);

    /// <summary>How long a turn may take before it is logged.</summary>
    public long WarningMilliseconds => shared.TurnWarningMilliseconds;

    /// <summary>Logs a turn that still blocks its thread, false when the log had enough for now. Called by the watch, beside the turn.</summary>
    public bool TryWarnOfBlocked(object? item, long milliseconds)
    {
        if (!shared.LongTurnWarnings.TrySpend(World.Ticks, comesAgain: true, out _)) return false;
        SchedulingLog.BlockedTurn(shared.Logger, host.Context.GrainId, NameOf(item), milliseconds);
        return true;
    }

    /// <summary>Queues an item for the host: a task of this scheduler, an <see cref="Action"/>, or what the host knows.</summary>
    public void Enqueue(object item)
    {
        bool schedule;
        lock (_lock)
        {
            if (_count == _items.Length) Grow();
            var index = _head + _count;
            if (index >= _items.Length) index -= _items.Length;
            _items[index] = item;
            _count++;
            schedule = !_scheduled;
            _scheduled = true;
        }

        if (schedule) Resume();
    }

    /// <summary>Goes on with the queued turns. Only for whoever knows that this is not under way.</summary>
    public void Resume() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    public void QueueAction(Action action) => Enqueue(action);

    public void QueueAction(Action<object> action, object state) => new Task(action!, state).Start(this);

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    void IThreadPoolWorkItem.Execute()
    {
        var (now, openUntil) = (World.Ticks, shared.Gate.OpenUntil);
        if (now > openUntil && shared.Gate.TryPark(this)) return;
        var previous = RuntimeContext.Exchange(host.Context);
        var slot = _slot = TurnSlot.OfThisThread;
        slot.Enter(this);
        _turnsLeft = MaxTurnsPerRun;
        _quantumEnd = Math.Min(now + shared.QuantumMilliseconds, openUntil);
        try
        {
            while (TryNext(out var item))
            {
                if (item is Task task)
                {
                    RunTask(task);
                }
                else
                {
                    // Inside a task of this scheduler, so that what the item starts comes back here; it takes the items after it along.
                    _next = item;
                    new Task(RunInTaskCallback, this, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
                }
            }
        }
        finally
        {
            slot.Leave();
            _slot = null;
            RuntimeContext.Exchange(previous);
            Reschedule();
        }
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    // A continuation may run at once when this thread is inside a turn of this activation anyway.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(RuntimeContext.Current, host.Context) && !shared.StopSwitch.IsThrown && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_lock)
        {
            return [.. _items.OfType<Task>()];
        }
    }

    private void RunInTask()
    {
        var item = _next;
        _next = null;
        var clean = ExecutionContext.Capture();
        do
        {
            if (item is Task task)
            {
                RunTask(task);
            }
            else
            {
                RunItem(item!);

                // A method that is not async leaves its async locals behind.
                if (clean is not null && !ReferenceEquals(ExecutionContext.Capture(), clean)) ExecutionContext.Restore(clean);
            }
        }
        while (TryNext(out item));
    }

    private void RunTask(Task task)
    {
        var started = World.Ticks;
        _slot!.Begin(task);
        TryExecuteTask(task);
        WarnIfLong(started, task);
    }

    private void RunItem(object item)
    {
        var started = World.Ticks;
        _slot!.Begin(item);
        try
        {
            if (item is Action action)
                action();
            else
                host.RunTurn(item);
        }
        catch (Exception error)
        {
            SchedulingLog.TurnFailed(shared.Logger, error, host.Context.GrainId, item);
        }

        WarnIfLong(started, item);
    }

    private void WarnIfLong(long started, object item)
    {
        var took = World.Ticks - started;
        if (took <= shared.TurnWarningMilliseconds) return;
        shared.Instruments?.LongTurns.Count();
        if (shared.LongTurnWarnings.TrySpend(World.Ticks, comesAgain: false, out var held))
            SchedulingLog.LongTurn(shared.Logger, host.Context.GrainId, NameOf(item), took, held);
    }

    // A continuation does not say of which call it is; the activation knows which one it is busy with.
    private string NameOf(object? item) => ((item as Message)?.Body as IInvokable ?? host.RunningCall) is { } call
        ? $"{call.GetInterfaceName()}.{call.GetMethodName()}"
        : item?.GetType().Name ?? "nothing";

    private bool TryNext(out object? item)
    {
        item = null;
        if (--_turnsLeft < 0 || World.Ticks > _quantumEnd) return false;
        lock (_lock)
        {
            // A silo that may not act any more drops what is queued: its calls fail at the callers when it is declared dead.
            if (shared.StopSwitch.IsThrown) Clear();
            if (_count == 0) return false;
            item = _items[_head];
            _items[_head] = null;
            if (++_head == _items.Length) _head = 0;
            _count--;
            return true;
        }
    }

    private void Reschedule()
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                _scheduled = false;
                if (_items.Length > MaxIdleCapacity) Clear();
                return;
            }
        }

        Resume();
    }

    private void Clear()
    {
        _items = [];
        _head = 0;
        _count = 0;
    }

    private void Grow()
    {
        var grown = new object?[Math.Max(InitialCapacity, _items.Length * 2)];
        for (var i = 0; i < _count; i++) grown[i] = _items[(_head + i) % _items.Length];
        _items = grown;
        _head = 0;
    }
}
