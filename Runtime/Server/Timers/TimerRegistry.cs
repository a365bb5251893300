using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Makes the timers of activations.</summary>
internal sealed class TimerRegistry(ActivationShared shared) : ITimerRegistry
{
    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return RegisterGrainTimer(
            grainContext, static (call, _) => call.callback(call.state), (callback, state), new GrainTimerCreationOptions(dueTime, period) { Interleave = true });
    }

    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grainContext);
        ArgumentNullException.ThrowIfNull(callback);
        GrainTimer.CheckTimes(options.DueTime, options.Period);
        if (grainContext is not ITimerOwner owner)
            throw new InvalidOperationException($"{grainContext.GrainId} is neither a grain activation nor a grain service: only those have grain timers.");
        var timer = new GrainTimer<TState>(owner, shared.TimeProvider, options, callback, state);
        owner.Remember(timer);
        return timer;
    }
}
