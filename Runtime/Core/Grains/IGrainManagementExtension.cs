namespace Orleans.Core.Internal;

/// <summary>Ends or moves any activation from outside.</summary>
public interface IGrainManagementExtension : IGrainExtension
{
    /// <summary>Ends the activation after its current requests.</summary>
    ValueTask DeactivateOnIdle();

    /// <summary>Moves the activation when placement picks another silo.</summary>
    ValueTask MigrateOnIdle();
}
