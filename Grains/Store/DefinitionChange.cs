namespace OrleansHa.Grains.Store;

/// <summary>A definition to put in force.</summary>
/// <param name="Name">The loop.</param>
/// <param name="HeldEpoch">The caller's epoch, or null to create the loop.</param>
/// <param name="CurrentRevision">The revision that the caller holds; 0 to create the loop.</param>
/// <param name="Definition">The text as it was given.</param>
/// <param name="Hash">Of its meaning.</param>
internal sealed record DefinitionChange(string Name, long? HeldEpoch, long CurrentRevision, string Definition, string Hash);
