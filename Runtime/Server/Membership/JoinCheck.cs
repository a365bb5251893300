using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Before a silo becomes active it has to reach every active one. Silos that nobody reaches are declared dead meanwhile by the failure monitor.</summary>
internal sealed class JoinCheck(
    TableAgent agent, IPeerTransport transport, ILocalSiloDetails local, IOptions<ClusterMembershipOptions> options, MembershipClock clock, ILogger<JoinCheck> logger)
{
    // Short, because rows that a cluster left behind when all its silos were killed are gone within seconds.
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns the active silos once all of them have answered.</summary>
    /// <exception cref="OrleansClusterConnectivityCheckFailedException">Some did not within MaxJoinAttemptTime.</exception>
    public async Task<HashSet<SiloAddress>> ReachAllAsync(CancellationToken cancellationToken)
    {
        var start = clock.Time.GetTimestamp();
        var told = "";
        while (true)
        {
            var (view, _) = await agent.ReadAsync().ConfigureAwait(false);
            var silos = view.Active.Where(silo => !silo.Equals(local.SiloAddress)).ToArray();
            var outcomes = await Task.WhenAll(silos.Select(silo => transport.ProbeAsync(silo, view.Version, Patience))).ConfigureAwait(false);
            var missing = silos.Where((_, index) => outcomes[index].Outcome != ProbeOutcome.Answered).ToList();
            if (missing.Count == 0) return [.. silos];

            var list = string.Join(", ", missing);
            if (clock.Time.GetElapsedTime(start) > options.Value.MaxJoinAttemptTime)
            {
                throw new OrleansClusterConnectivityCheckFailedException(
                    $"Silo {local.SiloAddress} did not reach the active silos {list} within MaxJoinAttemptTime {options.Value.MaxJoinAttemptTime}: check that it can connect to their endpoints.");
            }

            if (list != told) MembershipLog.WaitingForSilos(logger, list);
            told = list;
            await Task.Delay(RetryPause, clock.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // As long as a probe may take at most, but a silo that does not answer for a second is asked again rather than waited for.
    private TimeSpan Patience => options.Value.ProbeTimeout < TimeSpan.FromSeconds(1) ? options.Value.ProbeTimeout : TimeSpan.FromSeconds(1);
}
