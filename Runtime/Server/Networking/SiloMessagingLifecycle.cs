namespace Orleans.Runtime.Messaging;

/// <summary>Starts and stops messaging with the silo.</summary>
internal sealed class SiloMessagingLifecycle(CallTable calls, Lazy<CallTimer> timer) : ILifecycleParticipant<ISiloLifecycle>, ILifecycleObserver
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(SiloMessagingLifecycle), ServiceLifecycleStage.RuntimeInitialize, this);

    public Task OnStart(CancellationToken cancellationToken = default)
    {
        _ = timer.Value;
        return Task.CompletedTask;
    }

    public Task OnStop(CancellationToken cancellationToken = default)
    {
        calls.FailAll(null, static (request, _) => CallFailure.Stopping(request));
        return Task.CompletedTask;
    }
}
