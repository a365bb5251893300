using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Silos;
using OrleansHa.Grains.Store;
using OrleansHa.Silo.Store;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Cluster.Store;

/// <summary>Steps on a silo's disk, and what becomes of them at its next start.</summary>
public sealed class StepJournalTests(SchemaDatabase database) : IClassFixture<SchemaDatabase>, IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_EpochStillInForce_CommitsWhetherTheUnknownCommitGotThroughOrNot(bool sentIsIn)
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync($"kept-{sentIsIn}");
        var steps = Steps(loop, $"kept-{sentIsIn}");
        if (sentIsIn)
            (await bench.Store.CommitAsync(new LoopCommit(loop.Id, loop.Epoch, 1, [1], [steps.Decided[0]], []))).ShouldBe(CommitOutcome.Committed);
        await JournalAsync(steps);

        await ReconcileAsync(bench);

        var next = (await bench.Store.RaiseEpochAsync(new LoopClaim(steps.Loop, StoreBench.Owner("next")))).ShouldNotBeNull();
        next.Seq.ShouldBe(7);
        // 5 ended before it had a row, 1 and 7 wait.
        next.Outbox.Select(entry => entry.Seq).ShouldBe([1, 7]);
        LoopStateCodec.Decode(next.State).Outputs["valve"].ShouldBe(new OutputLedger { Emitted = 3, Pending = 2, Delivered = 1 });
        using var again = Journal();
        again.Left().Steps.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_AfterAnotherOwner_DiscardsTheStepsAndNamesThem()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var loop = await bench.CreateAsync("overtaken");
        await JournalAsync(Steps(loop, "overtaken"));
        await bench.Store.RaiseEpochAsync(new LoopClaim("overtaken", StoreBench.Owner("thief")));

        var log = await ReconcileAsync(bench);

        log.ShouldContain("Steps 1 to 7 of loop overtaken in the step journal are discarded");
        (await bench.Store.ReadHeadAsync(loop.Id)).ShouldBe(new LoopHead(loop.Epoch + 1, 0));
    }

    [Fact]
    public async Task Start_WithAFlippedBit_UsesWhatIsWholeAndNamesWhatIsNot()
    {
        await using var bench = new StoreBench(database.ConnectionString);
        var whole = await bench.CreateAsync("whole");
        var flipped = await bench.CreateAsync("flipped");
        await JournalAsync(Steps(flipped, "flipped"), Steps(whole, "whole"));
        var file = Directory.GetFiles(_directory.Path, "*.data", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var log = await ReconcileAsync(bench);

        log.ShouldContain($"Record flipped/{flipped.Epoch}/7 (loop/epoch/seq) of the step journal is damaged");
        (await bench.Store.ReadHeadAsync(whole.Id))!.Seq.ShouldBe(7);
        (await bench.Store.ReadHeadAsync(flipped.Id))!.Seq.ShouldBe(0);
    }

    [Fact]
    public async Task Append_OverAndOver_KeepsOnlyTheNewestOfEachLoop()
    {
        using var journal = Journal(2L * StepJournalOptions.LargestRecord);
        var loop = Loop(9);
        for (var i = 0; i < 80; i++)
            (await journal.AppendAsync(Steps(loop, "large") with { State = new byte[500_000] })).ShouldBeTrue($"{i}");
    }

    [Fact]
    public async Task Forget_ThenStartAgain_LeavesNothingToDo()
    {
        using (var journal = Journal())
        {
            (await journal.AppendAsync(Steps(Loop(9), "done"))).ShouldBeTrue();
            (await journal.AppendAsync(Steps(Loop(10), "open"))).ShouldBeTrue();
            journal.Forget(9, 1);
        }

        using var next = Journal();
        next.Left().Steps.ShouldHaveSingleItem().Loop.ShouldBe("open");
    }

    [Fact]
    public async Task Append_WhereNothingCanBeWritten_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.Path, "silo-x"), "a file where the directory should be");
        using var journal = Journal();

        (await journal.AppendAsync(Steps(Loop(9), "nowhere"))).ShouldBeFalse();
    }

    private static ClaimedLoop Loop(long id) =>
        new() { Id = id, Epoch = 1, Seq = 0, Revision = 1, Definition = "", AppliedAt = At, State = [], FormerOwner = "", Outbox = [] };

    /// <summary>Three decisions: of the commit of unknown outcome, of a step that was delivered since, and of the newest step.</summary>
    private static JournalledSteps Steps(ClaimedLoop loop, string name)
    {
        var state = new LoopState
        {
            Outputs = new LoopState().Outputs.Add("valve", OutputLedger.Empty.Emit().Emit().Emit()),
        };
        return new JournalledSteps
        {
            Loop = name,
            Id = loop.Id,
            Epoch = loop.Epoch,
            Committed = 0,
            Sent = 1,
            Seq = 7,
            At = At,
            State = LoopStateCodec.Encode(state),
            Decided = [Decision(loop, 1), Decision(loop, 5), Decision(loop, 7)],
            Retired = [],
            Ended = [new Retirement("valve", 5, DeliveryFate.Delivered)],
        };
    }

    private static OutboxEntry Decision(ClaimedLoop loop, long seq) => new("valve", seq, loop.Epoch, seq, Quality.Good, At);

    private StepJournal Journal(long maxBytes = 256 << 20) => new(
        Options.Create(new StepJournalOptions { Directory = _directory.Path, MaxBytes = maxBytes }), new Place(), NullLogger<StepJournal>.Instance);

    private async Task JournalAsync(params JournalledSteps[] all)
    {
        using var journal = Journal();
        foreach (var steps in all)
            (await journal.AppendAsync(steps)).ShouldBeTrue();
    }

    private async Task<string> ReconcileAsync(StoreBench bench)
    {
        var log = new LogLines<StepReconciler>();
        using var journal = Journal();
        await new StepReconciler(journal, bench.Store, Options.Create(new StepJournalOptions()), TimeProvider.System, log).ReconcileAsync(CancellationToken.None);
        return log.ToString();
    }

    private sealed class Place : ISiloPlace
    {
        public SiloAddress Address => throw new NotSupportedException();

        public string Name => "silo-x";

        public string Zone => "x";

        public LoopOwner Owner => throw new NotSupportedException();
    }
}
