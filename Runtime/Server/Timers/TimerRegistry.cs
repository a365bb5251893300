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
        if (grainContext is not Activation activation)
            throw new InvalidOperationException($"{grainContext.GrainId} is not a grain activation: only those have grain timers.");
        var timer = new GrainTimer<TState>(activation, shared.TimeProvider, options, callback, state);
        activation.Remember(timer);
        return timer;
    }
}
