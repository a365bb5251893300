using Orleans.Placement;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.MembershipService;

namespace Orleans.Runtime;

/// <summary>Asks the silos; keeps nothing, so that it may run anywhere and interleave.</summary>
[PreferLocalPlacement]
[Concurrency.Reentrant]
[GrainType("management")]
internal sealed class ManagementGrain(
    ISystemTargetFactory targets, IClusterMembershipService membership, MembershipViews views, IGrainLocator locator, Placement.PlacementStrategyResolver placements) : Grain, IManagementGrain
{
    public async Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false)
    {
        await membership.Refresh();
        return membership.CurrentSnapshot.Members.Values
            .Where(member => !onlyActive || member.Status == SiloStatus.Active)
            .ToDictionary(member => member.SiloAddress, member => member.Status);
    }

    public async Task<MembershipEntry[]> GetDetailedHosts(bool onlyActive = false)
    {
        await membership.Refresh();
        return [.. views.Current.Entries.Values.Where(entry => !onlyActive || entry.Status == SiloStatus.Active).Select(entry => entry.Copy())];
    }

    public Task<SiloRuntimeStatistics[]> GetRuntimeStatistics(SiloAddress[] hostsIds) => AskAsync(hostsIds, silo => silo.GetRuntimeStatistics());

    public async Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) =>
        [.. (await AskAsync(hostsIds, silo => silo.GetSimpleGrainStatistics())).SelectMany(statistics => statistics)];

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => GetSimpleGrainStatistics([]);

    public async Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) =>
        [.. (await AskAsync(hostsIds, silo => silo.GetDetailedGrainStatistics(types))).SelectMany(statistics => statistics)];

    public async Task<int> GetGrainActivationCount(GrainReference grainReference)
    {
        ArgumentNullException.ThrowIfNull(grainReference);
        return (await AskAsync(null, silo => silo.GetGrainActivationCount(grainReference.GrainId))).Sum();
    }

    public async ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var grainId = reference.GetGrainId();
        if (placements.StrategyOf(grainId.Type) is { IsUsingGrainDirectory: false } strategy)
            throw new InvalidOperationException($"{grainId} has no one place: its placement, {strategy.GetType().Name}, does not use the grain directory.");
        return (await locator.Lookup(grainId))?.SiloAddress;
    }

    public async ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        [.. (await AskAsync(null, silo => silo.GetActiveGrains(type))).SelectMany(grains => grains).Distinct()];

    public async Task<int> GetTotalActivationCount() => (await AskAsync(null, silo => silo.GetActivationCount())).Sum();

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit) => AskAsync(hostsIds, silo => silo.CollectActivations(ageLimit));

    public Task ForceActivationCollection(TimeSpan ageLimit) => ForceActivationCollection([], ageLimit);

    public Task ForceGarbageCollection(SiloAddress[] hostsIds) => TellAsync(hostsIds, silo => silo.CollectGarbage());

    public Task ForceRuntimeStatisticsCollection(SiloAddress[] siloAddresses) => TellAsync(siloAddresses, silo => silo.Measure());

    private Task<bool[]> TellAsync(SiloAddress[] silos, Func<ISiloControlTarget, ValueTask> tell) => AskAsync(silos, async silo =>
    {
        await tell(silo);
        return true;
    });

    private async Task<T[]> AskAsync<T>(SiloAddress[]? silos, Func<ISiloControlTarget, ValueTask<T>> ask)
    {
        if (silos is { Length: > 0 }) return await Task.WhenAll(silos.Select(silo => ask(TargetOn(silo)).AsTask()));

        var answers = new List<T>();
        foreach (var asked in views.Current.Active.Select(silo => ask(TargetOn(silo)).AsTask()).ToArray())
        {
            try
            {
                answers.Add(await asked);
            }
            catch (OrleansMessageRejectionException)
            {
                // One that dies meanwhile is not one of the active silos any more.
            }
        }

        return [.. answers];
    }

    private ISiloControlTarget TargetOn(SiloAddress silo) => targets.GetSystemTarget<ISiloControlTarget>(SystemTargetTypes.SiloControl, silo);
}
