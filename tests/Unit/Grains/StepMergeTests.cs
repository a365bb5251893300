using OrleansHa.Grains.Control;
using OrleansHa.Grains.Loops.Commits;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class StepMergeTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_DecisionThatEndedInTheWindow_NeedsNoRow()
    {
        var merged = StepMerge.Of([Decision(5), Decision(6)], [new Retirement("valve", 5, DeliveryFate.Delivered)], LeavesLetter);

        merged.Decided.ShouldBe([Decision(6)]);
        merged.Rows.ShouldBeEmpty();
        merged.Ended.ShouldHaveSingleItem().Seq.ShouldBe(5);
    }

    [Fact]
    public void Of_DecisionWithARow_HasItDeleted()
    {
        var merged = StepMerge.Of([Decision(6)], [new Retirement("valve", 3, DeliveryFate.Superseded)], LeavesLetter);

        merged.Decided.ShouldBe([Decision(6)]);
        merged.Rows.ShouldHaveSingleItem().Seq.ShouldBe(3);
        merged.Ended.ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_DeadLetterOfTheWindow_WaitsForTheCommitAfter()
    {
        var letter = new Retirement("valve", 5, DeliveryFate.DeadLettered, "refused");

        var merged = StepMerge.Of([Decision(5)], [letter], LeavesLetter);

        merged.Decided.ShouldBe([Decision(5)]);
        merged.Ended.ShouldBeEmpty("the row must be there before it can become a letter");
        StepMerge.Of([], [letter], LeavesLetter).Rows.ShouldBe([letter]);
    }

    [Fact]
    public void Of_RandomHistories_RowsAlwaysMatchTheAccounts()
    {
        for (var seed = 1; seed <= 200; seed++)
            Play(new Random(seed), $"seed {seed}");
    }

    /// <summary>Steps, deliveries and commits in any order: after every commit the rows are the pending ones of the account.</summary>
    private static void Play(Random random, string seed)
    {
        var rows = new HashSet<long>();
        var letters = new HashSet<long>();
        var account = OutputLedger.Empty;
        var decided = new List<OutboxEntry>();
        var ended = new List<Retirement>();
        var open = new List<long>();
        var refused = 0;
        for (var seq = 1L; seq <= 60; seq++)
        {
            decided.Add(Decision(seq));
            open.Add(seq);
            account = account.Emit();
            while (open.Count > 0 && random.Next(3) > 0)
            {
                var pick = open[random.Next(open.Count)];
                open.Remove(pick);
                var fate = (DeliveryFate)random.Next(3);
                refused += fate == DeliveryFate.DeadLettered ? 1 : 0;
                ended.Add(new Retirement("valve", pick, fate, fate == DeliveryFate.DeadLettered ? "refused" : null));
            }

            if (seq < 60 && random.Next(4) > 0)
                continue;
            Commit();
        }

        Commit();
        letters.Count.ShouldBe(refused, seed);

        void Commit()
        {
            var merged = StepMerge.Of(decided, ended, LeavesLetter);
            foreach (var row in merged.Rows)
            {
                rows.Remove(row.Seq).ShouldBeTrue(seed);
                if (LeavesLetter(row))
                    letters.Add(row.Seq);
            }

            rows.UnionWith(merged.Decided.Select(entry => entry.Seq));
            foreach (var end in merged.Ended)
                account = account.Retire(end.Fate);
            ended.RemoveAll(merged.Ended.Contains);
            decided.Clear();
            account.Balances.ShouldBeTrue(seed);
            account.Pending.ShouldBe(rows.Count, seed);
        }
    }

    private static bool LeavesLetter(Retirement end) => end.Reason is not null;

    private static OutboxEntry Decision(long seq) => new("valve", seq, 1, seq, Quality.Good, At);
}
