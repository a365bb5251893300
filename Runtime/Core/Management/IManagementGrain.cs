namespace Orleans.Runtime;

/// <summary>Looks into the cluster and acts on it; <c>GetGrain&lt;IManagementGrain&gt;(0)</c>. Silos given as null or empty mean all active ones.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    /// <summary>The silos and their status, dead ones included until they are cleaned up.</summary>
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <summary>The rows of the membership table.</summary>
    Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false);

    /// <summary>How busy silos are, in the order asked for.</summary>
    Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds);

    /// <summary>How many activations of each class these silos have.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds);

    /// <summary>How many activations of each class the active silos have.</summary>
    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    /// <summary>The activations of these silos.</summary>
    /// <param name="types">Only of these classes, as <see cref="DetailedGrainStatistic.GrainType"/> names them; null for all.</param>
    /// <param name="hostsIds">The silos.</param>
    Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null);

    /// <summary>How many activations a grain has: more than one only for stateless workers.</summary>
    Task<int> GetGrainActivationCount(GrainReference grainReference);

    /// <summary>Where a grain is active, null when it is not.</summary>
    /// <exception cref="InvalidOperationException">It is a stateless worker, which has no one place.</exception>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);

    /// <summary>The active grains of a type.</summary>
    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);

    /// <summary>How many activations the active silos have, the runtime's own grains included.</summary>
    Task<int> GetTotalActivationCount();

    /// <summary>Deactivates what was idle for at least <paramref name="ageLimit"/> on these silos; zero means all that is idle. Returns before they are gone.</summary>
    Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit);

    /// <summary>The same on all active silos.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);

    /// <summary>Collects garbage in the processes of these silos.</summary>
    Task ForceGarbageCollection(SiloAddress[] hostsIds);

    /// <summary>Has these silos measure their load now.</summary>
    Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses);
}
