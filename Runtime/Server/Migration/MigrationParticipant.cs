namespace Orleans.Runtime;

/// <summary>Lets other silos move activations here from the moment this one listens.</summary>
internal sealed class MigrationParticipant(MigrationTarget target, ISystemTargetRegistry registry) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<MigrationParticipant>(ServiceLifecycleStage.RuntimeInitialize, _ =>
    {
        registry.Add(target);
        return Task.CompletedTask;
    });
}
