namespace Orleans.Runtime;

/// <summary>The lifecycle of an activation.</summary>
public interface IGrainLifecycle : ILifecycleObservable
{
    /// <summary>Adds a part that migrates with the grain.</summary>
    void AddMigrationParticipant(IGrainMigrationParticipant participant);

    /// <summary>Removes such a part.</summary>
    void RemoveMigrationParticipant(IGrainMigrationParticipant participant);
}
