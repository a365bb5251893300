using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Checks <see cref="ClusterMembershipOptions"/> before the silo starts.</summary>
internal sealed class ClusterMembershipOptionsValidator(IOptions<ClusterMembershipOptions> options) : IConfigurationValidator
{
    // A shorter time-out than a few scheduler slices judges the scheduler.
    private static readonly TimeSpan MinProbeTimeout = TimeSpan.FromMilliseconds(100);

    public void ValidateConfiguration()
    {
        var value = options.Value;
        AtLeast(nameof(value.ProbeTimeout), value.ProbeTimeout, MinProbeTimeout);
        AtLeast(nameof(value.NumMissedProbesLimit), value.NumMissedProbesLimit, 1);
        AtLeast(nameof(value.NumProbedSilos), value.NumProbedSilos, 1);
        AtLeast(nameof(value.NumVotesForDeathDeclaration), value.NumVotesForDeathDeclaration, 1);
        AtLeast(nameof(value.NumMissedTableIAmAliveLimit), value.NumMissedTableIAmAliveLimit, 1);
        AtLeast(nameof(value.MaxDefunctSiloEntries), value.MaxDefunctSiloEntries ?? 0, 0);
        Positive(nameof(value.DeathVoteExpirationTimeout), value.DeathVoteExpirationTimeout);
        Positive(nameof(value.TableRefreshTimeout), value.TableRefreshTimeout);
        Positive(nameof(value.IAmAliveTablePublishTimeout), value.IAmAliveTablePublishTimeout);
        Positive(nameof(value.MaxJoinAttemptTime), value.MaxJoinAttemptTime);
        Positive(nameof(value.DefunctSiloExpiration), value.DefunctSiloExpiration);
        if (value.DefunctSiloCleanupPeriod is { } period) Positive(nameof(value.DefunctSiloCleanupPeriod), period);
    }

    private static void Positive(string key, TimeSpan value) => AtLeast(key, value, TimeSpan.FromMilliseconds(1));

    private static void AtLeast<T>(string key, T value, T least)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0) throw new OrleansConfigurationException($"{nameof(ClusterMembershipOptions)}.{key} is {value}: it must be at least {least}.");
    }
}
