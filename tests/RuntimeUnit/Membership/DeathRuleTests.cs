using System.Net;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace OrleansHa.Tests.RuntimeUnit.Membership;

public sealed class DeathRuleTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
    private static readonly ClusterMembershipOptions Defaults = new();

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(5, 1, false)]
    [InlineData(5, 2, true)]
    [InlineData(10, 2, true)]
    public void Decide_OneSiloFails_NeedsTwoVotesOrHalf(int silos, int voters, bool dies) =>
        Decide(Rows(silos), target: 0, voters: Enumerable.Range(1, voters)).Ruling.ShouldBe(dies ? DeathRuling.Death : DeathRuling.Vote);

    [Fact]
    public void Decide_VoteOfAnotherSiloIsThere_IsDeathWithBothVotes()
    {
        var rows = Rows(3);
        rows[0].SuspectTimes = [Tuple.Create(Silo(2), Now.AddSeconds(-5))];

        var (ruling, row) = Decide(rows, target: 0, voters: [1]);

        ruling.ShouldBe(DeathRuling.Death);
        row!.Status.ShouldBe(SiloStatus.Dead);
        row.SuspectTimes!.Select(vote => vote.Item1).ShouldBe([Silo(2), Silo(1)]);
        rows[0].Status.ShouldBe(SiloStatus.Active, "the row that was read stays as it is");
    }

    [Fact]
    public void Decide_OtherVoteExpired_IsAVoteAgain()
    {
        var rows = Rows(3);
        rows[0].SuspectTimes = [Tuple.Create(Silo(2), Now - Defaults.DeathVoteExpirationTimeout)];

        var (ruling, row) = Decide(rows, target: 0, voters: [1]);

        ruling.ShouldBe(DeathRuling.Vote);
        row!.SuspectTimes!.ShouldHaveSingleItem().Item1.ShouldBe(Silo(1));
    }

    [Fact]
    public void Decide_OtherVoterIsDeadByNow_ItsVoteDoesNotCount()
    {
        var rows = Rows(5);
        rows[4].Status = SiloStatus.Dead;
        rows[0].SuspectTimes = [Tuple.Create(Silo(4), Now)];

        Decide(rows, target: 0, voters: [1]).Ruling.ShouldBe(DeathRuling.Vote);
    }

    [Fact]
    public void Decide_OwnFreshVoteIsThere_WritesNothing()
    {
        var rows = Rows(3);
        rows[0].SuspectTimes = [Tuple.Create(Silo(1), Now.AddSeconds(-5))];

        Decide(rows, target: 0, voters: [1]).Ruling.ShouldBe(DeathRuling.Nothing);
    }

    [Fact]
    public void Decide_TwoOfThreeFail_WaitsUntilTheTableAgrees()
    {
        Decide(Rows(3), target: 0, voters: [2], failing: [0, 1]).Ruling.ShouldBe(DeathRuling.Nothing);
        Decide(Rows(3), target: 0, voters: [2], failing: [0, 1], heartbeatStopped: true).Ruling.ShouldBe(DeathRuling.Death);
    }

    [Fact]
    public void Decide_OthersOnlyInDoubt_AlsoWaits() =>
        Decide(Rows(3), target: 0, voters: [2], failing: [0], unheard: [0, 1]).Ruling.ShouldBe(DeathRuling.Nothing);

    [Fact]
    public void Decide_TwoOfFiveFail_IsDecidedByTwoOfTheRest() =>
        Decide(Rows(5), target: 0, voters: [2, 3], failing: [0, 1]).Ruling.ShouldBe(DeathRuling.Death);

    [Fact]
    public void Decide_JoiningSiloAgainstLeftovers_MayDeclareThemDeadOnceTheirHeartbeatsStopped()
    {
        var rows = Rows(4);
        rows[3].Status = SiloStatus.Joining;

        Decide(rows, target: 0, voters: [3], failing: [0, 1, 2]).Ruling.ShouldBe(DeathRuling.Nothing);
        Decide(rows, target: 0, voters: [3], failing: [0, 1, 2], heartbeatStopped: true).Ruling.ShouldBe(DeathRuling.Death);
    }

    [Fact]
    public void Decide_OthersAreStale_TheyAreNotCounted()
    {
        var rows = Rows(5);
        foreach (var stale in rows[2..])
        {
            stale.IAmAliveTime = Now - (Defaults.IAmAliveTablePublishTimeout * Defaults.NumMissedTableIAmAliveLimit) - TimeSpan.FromSeconds(1);
            stale.StartTime = stale.IAmAliveTime;
        }

        Decide(rows, target: 0, voters: [1]).Ruling.ShouldBe(DeathRuling.Death);
    }

    [Fact]
    public void Decide_LivenessOff_WritesNothing() =>
        DeathRule.Decide(Rows(2), Evidence(0, [1], [0], [0], false), new ClusterMembershipOptions { LivenessEnabled = false }, Now).Ruling.ShouldBe(DeathRuling.Nothing);

    [Theory]
    [InlineData(SiloStatus.Dead)]
    [InlineData(null)]
    public void Decide_TargetDeadOrGone_WritesNothing(SiloStatus? status)
    {
        var rows = Rows(3);
        if (status is null) rows.RemoveAt(0);
        else rows[0].Status = status.Value;

        Decide(rows, target: 0, voters: [1, 2]).Ruling.ShouldBe(DeathRuling.Nothing);
    }

    private static (DeathRuling Ruling, MembershipEntry? Row) Decide(
        List<MembershipEntry> rows, int target, IEnumerable<int> voters, int[]? failing = null, int[]? unheard = null, bool heartbeatStopped = false) =>
        DeathRule.Decide(rows, Evidence(target, voters, failing ?? [target], unheard ?? failing ?? [target], heartbeatStopped), Defaults, Now);

    private static DeathEvidence Evidence(int target, IEnumerable<int> voters, int[] failing, int[] unheard, bool heartbeatStopped) =>
        new(Silo(target), [.. voters.Select(Silo)], failing.Select(Silo).ToHashSet(), unheard.Select(Silo).ToHashSet(), heartbeatStopped);

    private static List<MembershipEntry> Rows(int count) => [.. Enumerable.Range(0, count).Select(number => new MembershipEntry
    {
        SiloAddress = Silo(number),
        Status = SiloStatus.Active,
        StartTime = Now.AddHours(-1),
        IAmAliveTime = Now.AddSeconds(-1),
    })];

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, 10000 + number, 1);
}
