using Orleans.Configuration;

namespace Orleans.Runtime.MembershipService;

/// <summary>The arithmetic of votes. Pure. The argument for it is in docs/internals/membership.md.</summary>
internal static class DeathRule
{
    /// <summary>Decides what to write about a failing silo.</summary>
    /// <param name="rows">The table as just read.</param>
    /// <param name="evidence">What this silo holds against the target.</param>
    /// <param name="options">The documented limits.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The ruling, and the row to write (the target's, changed) unless it is nothing.</returns>
    public static (DeathRuling Ruling, MembershipEntry? Row) Decide(
        IReadOnlyCollection<MembershipEntry> rows, DeathEvidence evidence, ClusterMembershipOptions options, DateTime now)
    {
        var target = rows.FirstOrDefault(row => row.SiloAddress.Equals(evidence.Target));
        if (target is null || target.Status == SiloStatus.Dead || !options.LivenessEnabled) return (DeathRuling.Nothing, null);

        var active = rows.Where(row => row.Status == SiloStatus.Active && !IsStale(row, options, now)).ToList();
        var reached = active.Count(row => !evidence.Unheard.Contains(row.SiloAddress));
        var cutOff = reached * 2 < active.Count;
        if (cutOff && !evidence.HeartbeatStopped) return (DeathRuling.Nothing, null);

        var votes = Votes(target, rows, evidence, options, now, out var added);
        if (votes.Count >= Needed(active, evidence, options))
        {
            var dead = target.Copy();
            dead.Status = SiloStatus.Dead;
            dead.SuspectTimes = votes;
            return (DeathRuling.Death, dead);
        }

        if (!added) return (DeathRuling.Nothing, null);
        var suspected = target.Copy();
        suspected.SuspectTimes = votes;
        return (DeathRuling.Vote, suspected);
    }

    /// <summary>True when the row's heartbeat is too old to count the silo among those that could vote.</summary>
    public static bool IsStale(MembershipEntry row, ClusterMembershipOptions options, DateTime now)
    {
        var lastSign = row.IAmAliveTime > row.StartTime ? row.IAmAliveTime : row.StartTime;
        return lastSign + options.IAmAliveTablePublishTimeout * options.NumMissedTableIAmAliveLimit < now;
    }

    /// <summary>Half of the active silos, rounded up, but no more than NumVotesForDeathDeclaration. Others that fail here too cannot vote and are not counted.</summary>
    private static int Needed(List<MembershipEntry> active, DeathEvidence evidence, ClusterMembershipOptions options)
    {
        var electorate = active.Count(row => row.SiloAddress.Equals(evidence.Target) || !evidence.Failing.Contains(row.SiloAddress));
        return Math.Max(1, Math.Min(options.NumVotesForDeathDeclaration, (electorate + 1) / 2));
    }

    private static List<Tuple<SiloAddress, DateTime>> Votes(
        MembershipEntry target, IReadOnlyCollection<MembershipEntry> rows, DeathEvidence evidence, ClusterMembershipOptions options, DateTime now, out bool added)
    {
        var known = target.SuspectTimes ?? [];
        var newest = known.Select(vote => vote.Item2).Append(now).Max();
        var votes = known.Where(vote => vote.Item2 + options.DeathVoteExpirationTimeout > newest && CanVote(vote.Item1, rows)).ToList();
        added = false;
        foreach (var voter in evidence.Voters)
        {
            var old = votes.FindIndex(vote => vote.Item1.Equals(voter));
            // A vote that will count for a while yet is not written again: each write is a new view for everyone.
            if (old >= 0 && votes[old].Item2 + options.DeathVoteExpirationTimeout / 2 > newest) continue;
            if (old >= 0) votes.RemoveAt(old);
            votes.Add(Tuple.Create(voter, now));
            added = true;
        }

        var surplus = votes.Count - Math.Max(options.NumVotesForDeathDeclaration, 1);
        if (surplus > 0) votes.RemoveRange(0, surplus);
        return votes;
    }

    // The vote of a silo that was since declared dead may be what a cut-off silo saw.
    private static bool CanVote(SiloAddress voter, IReadOnlyCollection<MembershipEntry> rows) =>
        rows.Any(row => row.SiloAddress.Equals(voter) && row.Status != SiloStatus.Dead);
}
