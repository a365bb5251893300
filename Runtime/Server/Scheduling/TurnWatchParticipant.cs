namespace Orleans.Runtime.Scheduler;

/// <summary>Has turns watched while the silo runs.</summary>
internal sealed class TurnWatchParticipant : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<TurnWatchParticipant>(
        ServiceLifecycleStage.RuntimeInitialize,
        _ =>
        {
            TurnWatch.Start();
            return Task.CompletedTask;
        },
        _ =>
        {
            TurnWatch.Stop();
            return Task.CompletedTask;
        });
}
