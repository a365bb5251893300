using OrleansHa.Grains.Standbys;

namespace OrleansHa.Tests.Unit.Standbys;

/// <summary>A standby's states and events.</summary>
public sealed class ReplicaRulesTests
{
    private static readonly Replica Known = ReplicaRules.Receive(null, null, Cluster.Silo("a1"), Steps.Of("loop", 3, 10, whole: true)).Next!;

    [Fact]
    public void Receive_FirstStepWithDefinition_StandsBy()
    {
        Known.Role.ShouldBe(ReplicaRole.Standby);
        (Known.Epoch, Known.Seq, Known.Owner).ShouldBe((3, 10, Cluster.Silo("a1")));
    }

    [Fact]
    public void Receive_FirstStepWithoutDefinition_AsksForIt() =>
        ReplicaRules.Receive(null, null, Cluster.Silo("a1"), Steps.Of("loop", 3, 10)).ShouldBe((null, ReplicaVerdict.Missing));

    [Fact]
    public void Receive_NextStep_IsRemembered() => Accepts(Steps.Of("loop", 3, 11), 3, 11);

    [Fact]
    public void Receive_StepAfterAGap_ClosesIt() => Accepts(Steps.Of("loop", 3, 25), 3, 25);

    [Fact]
    public void Receive_StepThatWasOvertaken_ChangesNothing()
    {
        var (next, verdict) = ReplicaRules.Receive(Known, null, Cluster.Silo("a1"), Steps.Of("loop", 3, 9));
        verdict.ShouldBe(ReplicaVerdict.Accepted);
        next.ShouldBeSameAs(Known);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Receive_LowerEpoch_IsFenced(bool whole)
    {
        var (next, verdict) = ReplicaRules.Receive(Known, null, Cluster.Silo("b1"), Steps.Of("loop", 2, 99, whole));
        verdict.ShouldBe(ReplicaVerdict.Fenced);
        next.ShouldBeSameAs(Known);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(2, false)]
    public void Receive_LoopRunsHere_OnlyANewerOwnerIsFollowed(long ownEpoch, bool fenced) =>
        ReplicaRules.Receive(null, ownEpoch, Cluster.Silo("b1"), Steps.Of("loop", 3, 1, whole: true)).Verdict
            .ShouldBe(fenced ? ReplicaVerdict.Fenced : ReplicaVerdict.Accepted);

    [Fact]
    public void Receive_NewOwner_IsFollowedThoughItsSeqIsTheSame()
    {
        var next = Accepts(Steps.Of("loop", 4, 10), 4, 10, "b1");
        next.Owner.ShouldBe(Cluster.Silo("b1"));
    }

    [Fact]
    public void Receive_UnknownRevision_CatchesUpUntilItsDefinitionComes()
    {
        var (behind, verdict) = ReplicaRules.Receive(Known, null, Cluster.Silo("a1"), Steps.Of("loop", 3, 11, revision: 2));
        verdict.ShouldBe(ReplicaVerdict.Missing);
        behind!.Role.ShouldBe(ReplicaRole.CatchingUp);
        behind.Seq.ShouldBe(10);

        var (next, then) = ReplicaRules.Receive(behind, null, Cluster.Silo("a1"), Steps.Of("loop", 3, 12, whole: true, revision: 2));
        then.ShouldBe(ReplicaVerdict.Accepted);
        (next!.Role, next.Seq, next.Revision).ShouldBe((ReplicaRole.Standby, 12, 2));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(2, false)]
    public void Drop_ByAnOwnerThatIsNotOlder_Forgets(long epoch, bool forgotten) =>
        (ReplicaRules.Drop(Known, new StandbyDrop("loop", epoch)) is null).ShouldBe(forgotten);

    [Theory]
    [InlineData("b1 c1", "b1", "b1 c1", true)]
    [InlineData("b1 c1", "c1", "b1 c1", false)]
    [InlineData("b1 c1", "c1", "c1", true)]
    [InlineData("b1", "c1", "b1 c1", false)]
    [InlineData("b1", "c1", "c1", true)]
    public void IsHeir_OnlyTheFirstThatLives(string heirs, string self, string alive, bool heir)
    {
        var living = alive.Split(' ').Select(Cluster.Silo).ToList();
        ReplicaRules.IsHeir(Known with { Definition = Steps.Definition(heirs.Split(' ')) }, Cluster.Silo(self), living.Contains).ShouldBe(heir);
    }

    private static Replica Accepts(StandbyStep step, long epoch, long seq, string from = "a1")
    {
        var (next, verdict) = ReplicaRules.Receive(Known, null, Cluster.Silo(from), step);
        verdict.ShouldBe(ReplicaVerdict.Accepted);
        (next!.Epoch, next.Seq, next.Role).ShouldBe((epoch, seq, ReplicaRole.Standby));
        return next;
    }
}
