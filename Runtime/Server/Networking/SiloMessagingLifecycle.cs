namespace Orleans.Runtime.Messaging;

/// <summary>Starts and stops messaging with the silo: the silo port before everything, the gateway last and, on the way down, first.</summary>
internal sealed class SiloMessagingLifecycle(
    CallTable calls, Lazy<CallTimer> timer, Lazy<SiloListeners> listeners, ClientsTarget clients, ISystemTargetRegistry targets, TimeProvider timeProvider) : ILifecycleParticipant<ISiloLifecycle>
{
    // What is ready to leave takes milliseconds; a peer that does not read must not hold up a stop.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    // Less than others go on listening to a silo that left (SiloConnections.LeaveTime).
    private static readonly TimeSpan LastCallsTime = TimeSpan.FromSeconds(1);

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(SiloMessagingLifecycle), ServiceLifecycleStage.RuntimeInitialize, StartSilos, StopSilos);
        lifecycle.Subscribe(nameof(SiloMessagingLifecycle), ServiceLifecycleStage.Active, StartGateway, StopGateway);
    }

    private Task StartSilos(CancellationToken cancellationToken)
    {
        _ = timer.Value;
        targets.Add(clients);
        return listeners.Value.ListenForSilos(cancellationToken);
    }

    private Task StartGateway(CancellationToken cancellationToken) => listeners.Value.ListenForClients(cancellationToken);

    private async Task StopGateway(CancellationToken cancellationToken)
    {
        using var bound = new TimeLimit(DrainTime, timeProvider, cancellationToken);
        await listeners.Value.StopGateway(bound.Token);
    }

    private async Task StopSilos(CancellationToken cancellationToken)
    {
        using (var last = new TimeLimit(LastCallsTime, timeProvider, cancellationToken)) await listeners.Value.AwaitLastCalls(last.Token);
        calls.FailAll(null, static (request, _) => CallFailure.Stopping(request));
        using var bound = new TimeLimit(DrainTime, timeProvider, cancellationToken);
        await listeners.Value.StopSilos(bound.Token);
    }
}
