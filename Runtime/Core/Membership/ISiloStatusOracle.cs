using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>What this silo believes of the others.</summary>
public interface ISiloStatusOracle
{
    /// <summary>This silo's status.</summary>
    SiloStatus CurrentStatus { get; }

    /// <summary>This silo's name.</summary>
    string SiloName { get; }

    /// <summary>This silo's address.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>One silo's status.</summary>
    SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress);

    /// <summary>All silos' statuses.</summary>
    Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false);

    /// <summary>The active silos.</summary>
    SiloAddress[] GetActiveSilos();

    /// <summary>A silo's name; false when unknown.</summary>
    bool TryGetSiloName(SiloAddress siloAddress, [NotNullWhen(true)] out string? siloName);

    /// <summary>Whether the silo takes part in the directory.</summary>
    bool IsFunctionalDirectory(SiloAddress siloAddress);

    /// <summary>Whether the silo is dead.</summary>
    bool IsDeadSilo(SiloAddress silo);

    /// <summary>Adds a listener, held weakly; false when it was added before.</summary>
    bool SubscribeToSiloStatusEvents(ISiloStatusListener observer);

    /// <summary>Removes a listener.</summary>
    bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer);
}
