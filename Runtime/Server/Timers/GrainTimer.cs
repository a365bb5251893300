using Orleans.Runtime.Messaging;

namespace Orleans.Runtime;

/// <summary>A timer of one activation or grain service. Its next tick is scheduled when a tick's callback is done.</summary>
internal abstract class GrainTimer : IGrainTimer, IGrainTimerInvoker
{
    private static readonly GrainInterfaceType InvokerType = GrainInterfaceType.Create(nameof(IGrainTimerInvoker));

    private readonly Lock _lock = new();
    private readonly ITimerOwner _owner;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly ITimer _timer;
    private readonly bool _interleave;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;
    private TimeSpan _changedDueTime;
    private bool _disposed;

    protected GrainTimer(ITimerOwner owner, TimeProvider timeProvider, GrainTimerCreationOptions options)
    {
        _owner = owner;
        _interleave = options.Interleave;
        KeepsAlive = options.KeepAlive;
        _period = options.Period;

        // A timer belongs to the activation and not to the call that made it: none of the call's context flows into its ticks.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = timeProvider.CreateTimer(static state => ((GrainTimer)state!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    public bool KeepsAlive { get; }

    public static void CheckTimes(TimeSpan dueTime, TimeSpan period)
    {
        CheckTime(dueTime, nameof(dueTime));
        CheckTime(period, nameof(period));
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        CheckTimes(dueTime, period);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _period = period;
            if (_ticking)
            {
                _changed = true;
                _changedDueTime = dueTime;
            }
            else
            {
                _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public async Task InvokeCallbackAsync()
    {
        try
        {
            if (!_disposed) await Callback(_cancellation.Token);
        }
        catch (OperationCanceledException) when (_disposed)
        {
            // That is how a callback answers its disposal.
        }
        finally
        {
            ScheduleNext();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }

        _timer.Dispose();
        _owner.Forget(this);

        // Not disposed: the callback may still hold its token.
        _cancellation.Cancel();
    }

    protected abstract Task Callback(CancellationToken cancellationToken);

    private static void CheckTime(TimeSpan value, string name)
    {
        // What a timer takes: -1 ms is infinite.
        var milliseconds = (long)value.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, -1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, 0xFFFFFFFEL, name);
    }

    private void OnDue()
    {
        lock (_lock)
        {
            if (_disposed || _ticking) return;
            _ticking = true;
            _changed = false;
        }

        var address = _owner.Address;
        _owner.Receive(new Message
        {
            Category = MessageCategory.Application,
            Direction = MessageDirection.OneWay,
            TargetGrain = address.GrainId,
            TargetSilo = address.SiloAddress,
            TargetActivation = address.ActivationId,
            SendingGrain = address.GrainId,
            SendingSilo = address.SiloAddress,
            InterfaceType = InvokerType,
            IsAlwaysInterleave = _interleave,
            Body = new TimerTick(this),
        });
    }

    private void ScheduleNext()
    {
        lock (_lock)
        {
            _ticking = false;
            if (_disposed) return;
            _timer.Change(_changed ? _changedDueTime : _period, Timeout.InfiniteTimeSpan);
            _changed = false;
        }
    }
}
