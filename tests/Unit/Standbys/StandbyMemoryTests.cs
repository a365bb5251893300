using Microsoft.Extensions.Options;
using OrleansHa.Grains.Standbys;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Standbys;

public sealed class StandbyMemoryTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Receive_ManySteps_KeepsTheNewestOfEach()
    {
        var memory = Memory();
        Send(memory, Steps.Of("one", 1, 1, whole: true), Steps.Of("two", 1, 5, whole: true), Steps.Of("one", 1, 2));

        memory.OwnedBy(Cluster.Silo("a1")).Select(replica => (replica.Loop, replica.Seq)).Order().ShouldBe([("one", 2), ("two", 5)]);
        memory.OwnedBy(Cluster.Silo("b1")).ShouldBeEmpty();
    }

    [Fact]
    public void Receive_Mixed_NamesWhatItCouldNotTake()
    {
        var memory = Memory();
        Send(memory, Steps.Of("old", 5, 1, whole: true));

        var reply = Send(memory, Steps.Of("old", 4, 9), Steps.Of("unknown", 1, 1), Steps.Of("good", 1, 1, whole: true));

        reply.Fenced.ShouldBe(["old"]);
        reply.Missing.ShouldBe(["unknown"]);
        reply.Full.ShouldBeEmpty();
    }

    [Fact]
    public void Receive_MoreLoopsThanItMayHold_RefusesThemAndGoesOnWithTheOthers()
    {
        var memory = Memory(maxLoops: 2);
        Send(memory, Steps.Of("one", 1, 1, whole: true), Steps.Of("two", 1, 1, whole: true));

        var reply = Send(memory, Steps.Of("three", 1, 1, whole: true), Steps.Of("one", 1, 2));

        reply.Full.ShouldBe(["three"]);
        memory.Find("one")!.Seq.ShouldBe(2);
        memory.Count.ShouldBe(2);
    }

    [Fact]
    public void Receive_MoreBytesThanItMayHold_RefusesANewLoop()
    {
        var memory = Memory(maxBytes: 5_000);
        Send(memory, Steps.Of("one", 1, 1, whole: true, bytes: 2_500)).Full.ShouldBeEmpty();
        Send(memory, Steps.Of("two", 1, 1, whole: true, bytes: 2_500)).Full.ShouldBe(["two"]);
    }

    [Fact]
    public void Bytes_AfterEverythingIsGone_AreZero()
    {
        var memory = Memory();
        Send(memory, Steps.Of("one", 1, 1, whole: true), Steps.Of("two", 1, 1, whole: true), Steps.Of("one", 1, 2, bytes: 77));
        memory.Bytes.ShouldBeGreaterThan(0);

        memory.Forget("one", 2);
        memory.Receive(new StandbyBatch { From = Cluster.Silo("a1"), Drops = [new StandbyDrop("two", 1)] });

        (memory.Count, memory.Bytes).ShouldBe((0, 0L));
    }

    [Fact]
    public void Forget_BeforeItsOwnClaim_KeepsIt()
    {
        var memory = Memory();
        Send(memory, Steps.Of("one", 3, 1, whole: true));
        memory.Forget("one", 3);
        memory.Find("one").ShouldNotBeNull();
    }

    [Fact]
    public void Trim_OwnerNotHeardForLong_ForgetsItsLoopsOnly()
    {
        var memory = Memory();
        Send(memory, Steps.Of("quiet", 1, 1, whole: true));
        _time.Advance(TimeSpan.FromSeconds(90));
        memory.Receive(new StandbyBatch { From = Cluster.Silo("b1"), Steps = [Steps.Of("heard", 1, 1, whole: true)] });
        memory.Trim().ShouldBe(0);

        _time.Advance(TimeSpan.FromSeconds(60));

        memory.Trim().ShouldBe(1);
        memory.Find("quiet").ShouldBeNull();
        memory.Find("heard").ShouldNotBeNull();
    }

    [Fact]
    public void Planless_NewDefinition_IsAskedForOnce()
    {
        var memory = Memory();
        var asked = new List<string>();
        memory.Planless = asked.Add;

        Send(memory, Steps.Of("one", 1, 1, whole: true), Steps.Of("one", 1, 2), Steps.Of("one", 1, 3));

        asked.ShouldBe(["one"]);
    }

    private static StandbyReply Send(StandbyMemory memory, params StandbyStep[] steps) => memory.Receive(new StandbyBatch { From = Cluster.Silo("a1"), Steps = steps });

    private StandbyMemory Memory(int maxLoops = 100, long maxBytes = 1_000_000) =>
        new(new LoopFeeds(_time), Options.Create(new StandbyMemoryOptions { MaxLoops = maxLoops, MaxBytes = maxBytes }), _time);
}
