namespace Orleans.Runtime;

/// <summary>A timer with its callback.</summary>
internal sealed class GrainTimer<TState>(
    ITimerOwner owner, TimeProvider timeProvider, GrainTimerCreationOptions options, Func<TState, CancellationToken, Task> callback, TState state)
    : GrainTimer(owner, timeProvider, options)
{
    protected override Task Callback(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
