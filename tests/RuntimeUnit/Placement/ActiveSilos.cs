using System.Diagnostics.CodeAnalysis;

namespace OrleansHa.Tests.RuntimeUnit.Placement;

/// <summary>An oracle by which all given silos are active; the first is this one.</summary>
internal sealed class ActiveSilos(params SiloAddress[] silos) : ISiloStatusOracle
{
    public SiloStatus CurrentStatus => SiloStatus.Active;

    public string SiloName => "one";

    public SiloAddress SiloAddress => silos[0];

    public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => silos.Contains(siloAddress) ? SiloStatus.Active : SiloStatus.None;

    public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => silos.ToDictionary(silo => silo, _ => SiloStatus.Active);

    public SiloAddress[] GetActiveSilos() => silos;

    public bool TryGetSiloName(SiloAddress siloAddress, [NotNullWhen(true)] out string? siloName)
    {
        siloName = null;
        return false;
    }

    public bool IsFunctionalDirectory(SiloAddress siloAddress) => true;

    public bool IsDeadSilo(SiloAddress silo) => false;

    public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => true;

    public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => true;
}
