using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>Puts a failing silo to the table: reads it, applies <see cref="DeathRule"/>, writes, and tells the others.</summary>
internal sealed class DeathRuler(TableAgent agent, HeartbeatReadings heartbeats, IOptions<ClusterMembershipOptions> options, ILogger<DeathRuler> logger)
{
    private readonly ClusterMembershipOptions _options = options.Value;

    /// <summary>Writes what may be written about a failing silo now; called again while it keeps failing.</summary>
    public async Task RuleAsync(
        SiloAddress target, IReadOnlyList<SiloAddress> voters, Func<PeerCondition, IReadOnlySet<SiloAddress>> silosFrom, bool nobodyListens, string evidence, CancellationToken cancellationToken)
    {
        var ruling = DeathRuling.Nothing;
        var view = await agent.ChangeAsync(current =>
        {
            var rows = (IReadOnlyCollection<MembershipEntry>)[.. current.Entries.Values];
            var failing = silosFrom(PeerCondition.Failing);

            // The table may have kept this waiting for seconds, and the silo may have answered meanwhile.
            if (!failing.Contains(target)) return null;
            var held = new DeathEvidence(target, voters, failing, silosFrom(PeerCondition.Doubted), heartbeats.HasStopped(target, nobodyListens));
            (ruling, var row) = DeathRule.Decide(rows, held, _options, agent.UtcNow);
            return row;
        }, cancellationToken).ConfigureAwait(false);
        if (view is null) return;

        if (ruling == DeathRuling.Death) MembershipLog.DeclaredDead(logger, target, view.Version, evidence);
        else MembershipLog.Voted(logger, target, view.Version, evidence);
        if (_options.UseLivenessGossip) await agent.AnnounceAsync(view).ConfigureAwait(false);
    }
}
