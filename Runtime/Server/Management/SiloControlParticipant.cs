namespace Orleans.Runtime;

/// <summary>Lets the management grain ask this silo from the moment it listens.</summary>
internal sealed class SiloControlParticipant(SiloControlTarget target, ISystemTargetRegistry registry) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<SiloControlParticipant>(ServiceLifecycleStage.RuntimeInitialize, _ =>
    {
        registry.Add(target);
        return Task.CompletedTask;
    });
}
