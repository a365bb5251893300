namespace Orleans.Runtime;

/// <summary>A part of a grain whose state moves with it.</summary>
public interface IGrainMigrationParticipant
{
    /// <summary>Writes its state.</summary>
    void OnDehydrate(IDehydrationContext dehydrationContext);

    /// <summary>Reads its state.</summary>
    void OnRehydrate(IRehydrationContext rehydrationContext);
}
