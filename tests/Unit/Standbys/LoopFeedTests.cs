using Orleans.Runtime;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Standbys;
using OrleansHa.Grains.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Standbys;

/// <summary>The owner's side of standbys.</summary>
public sealed class LoopFeedTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Committed_SlowLink_SendsTheNewestStepOnce()
    {
        var (feed, link) = Followed();
        for (var seq = 1; seq <= 50; seq++)
            feed.Committed(seq, [(byte)seq], [], []);

        var follow = link.Offered.ShouldHaveSingleItem();
        var step = feed.Take(follow)!;
        step.Seq.ShouldBe(50);
        step.State.ShouldBe([50]);
    }

    [Fact]
    public void Acknowledge_FirstStep_StandsByAndNeedsNoDefinitionAgain()
    {
        var (feed, link) = Followed();
        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.CatchingUp);

        Deliver(feed, link).Definition.ShouldNotBeNull();
        feed.Committed(1, [1], [], []);

        Deliver(feed, link).Definition.ShouldBeNull();
        feed.Standbys()[0].ShouldBe((link.Silo, ReplicaRole.Standby, 1, TimeSpan.Zero));
        feed.Ready().ShouldBe([link.Silo]);
    }

    [Fact]
    public void Lost_StepDidNotArrive_CatchesUpWithEverything()
    {
        var (feed, link) = Followed();
        Deliver(feed, link);
        feed.Committed(1, [1], [], []);
        var follow = link.Offered.Single();
        feed.Take(follow);
        link.Offered.Clear();

        feed.Lost(follow);

        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.CatchingUp);
        feed.Ready().ShouldBeEmpty();
        feed.Committed(2, [2], [], []);
        Deliver(feed, link).Definition.ShouldNotBeNull();
        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.Standby);
    }

    [Fact]
    public void Role_NothingAcknowledgedForASecond_IsCatchingUp()
    {
        var (feed, link) = Followed();
        Deliver(feed, link);
        feed.Committed(1, [1], [], []);
        _time.Advance(TimeSpan.FromMilliseconds(900));
        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.Standby);

        _time.Advance(TimeSpan.FromMilliseconds(200));

        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.CatchingUp);
        feed.Standbys()[0].Lag.ShouldBe(TimeSpan.FromMilliseconds(1100));
    }

    [Fact]
    public void Acknowledge_WhileStepsGoOn_LagIsThatOfTheOldestMissingOne()
    {
        var (feed, link) = Followed();
        Deliver(feed, link);
        feed.Committed(1, [1], [], []);
        var follow = link.Offered.Single();
        var takenAt = _time.GetTimestamp();
        var step = feed.Take(follow)!;
        _time.Advance(TimeSpan.FromMilliseconds(30));
        feed.Committed(2, [2], [], []);

        feed.Acknowledge(follow, step, takenAt).ShouldBe(TimeSpan.FromMilliseconds(30));

        feed.Standbys()[0].Lag.ShouldBe(TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public void Fenced_AStandbyKnowsAHigherEpoch_SendsNothingMore()
    {
        var (feed, link) = Followed();
        var follow = link.Offered.Single();
        feed.Take(follow);
        link.Offered.Clear();

        feed.Fenced(follow);
        feed.Committed(1, [1], [], []);

        link.Offered.ShouldBeEmpty();
        feed.Standbys()[0].Role.ShouldBe(ReplicaRole.Fenced);
    }

    [Fact]
    public void Outbox_DecidedAndRetired_IsWhatIsUndelivered()
    {
        var (feed, link) = Followed();
        feed.Committed(1, [1], [Decision(1)], []);
        feed.Committed(2, [2], [Decision(2)], [new OutboxRetirement("valve", 1)]);

        var outbox = OutboxCodec.Decode(Deliver(feed, link).Outbox!);

        outbox.ShouldBe([Decision(2)]);
    }

    [Fact]
    public void Outbox_TooManyDecisions_LeavesThemToTheStore()
    {
        var (feed, link) = Followed();
        feed.Committed(1, [1], [.. Enumerable.Range(1, 40).Select(Decision)], []);
        Deliver(feed, link).Outbox.ShouldBeNull();
        feed.Committed(2, [2], [], [.. Enumerable.Range(1, 39).Select(seq => new OutboxRetirement("valve", seq))]);
        OutboxCodec.Decode(Deliver(feed, link).Outbox!).ShouldBe([Decision(40)]);
    }

    [Fact]
    public void Follow_AnotherStandbyComes_BothLearnOfIt()
    {
        var (feed, link) = Followed();
        Deliver(feed, link);
        var second = new Link("c1");

        feed.Follow([link, second]).ShouldBeEmpty();

        Deliver(feed, link).Definition!.Heirs.ShouldBe([link.Silo, second.Silo]);
        Deliver(feed, second).Definition!.Heirs.ShouldBe([link.Silo, second.Silo]);
    }

    [Fact]
    public void Follow_AStandbyGoes_NothingIsSentThereAnyMore()
    {
        var (feed, link) = Followed();
        var follow = link.Offered.Single();

        feed.Follow([]).ShouldBe([follow]);

        feed.Take(follow).ShouldBeNull();
    }

    private static OutboxEntry Decision(int seq) => new("valve", seq, 1, seq / 2.0, Quality.Good, DateTimeOffset.UnixEpoch);

    private static StandbyStep Deliver(LoopFeed feed, Link link)
    {
        var follow = link.Offered.Single();
        link.Offered.Clear();
        var step = feed.Take(follow)!;
        feed.Acknowledge(follow, step, 0);
        return step;
    }

    private (LoopFeed Feed, Link Link) Followed()
    {
        var claimed = new ClaimedLoop
        {
            Id = 1,
            Epoch = 1,
            Seq = 0,
            Revision = 1,
            Definition = "text",
            AppliedAt = DateTimeOffset.UnixEpoch,
            State = [],
            FormerOwner = "",
            Outbox = [],
        };
        var feed = new LoopFeed(claimed, "loop", new PlacementDefinition(StandbyKind.Hot, 2, SpreadBy.Zone), _time);
        var link = new Link("b1");
        feed.Follow([link]);
        return (feed, link);
    }

    /// <summary>A link that sends nothing by itself.</summary>
    private sealed class Link(string silo) : IStandbyLink
    {
        public SiloAddress Silo { get; } = Cluster.Silo(silo);

        public List<StandbyFollow> Offered { get; } = [];

        public void Offer(StandbyFollow follow) => Offered.Add(follow);
    }
}
