using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Tests.Unit.Grains;

/// <summary>P7: emitted = delivered + pending + superseded + dead-lettered, whatever happens in whatever order.</summary>
public sealed class OutputLedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accounts_AnyOrderOfEvents_AlwaysBalanceWithTheOutbox(bool coalesce)
    {
        // 0 emits, 1 delivers what is next, 2 lets the endpoint refuse it, 3 lets time pass.
        var events = Gen.Choose(0, 3).ListOf(60);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(events.ToArbitrary(), steps => Play([.. steps], coalesce)));
    }

    [Fact]
    public void Retire_WithNothingPending_Throws() => Should.Throw<InvalidOperationException>(() => OutputLedger.Empty.Retire(DeliveryFate.Delivered));

    private static void Play(int[] steps, bool coalesce)
    {
        var ledger = OutputLedger.Empty;
        var outbox = new List<OutboxEntry>();
        var now = Start;
        var seq = 0L;
        foreach (var step in steps)
        {
            if (step == 0)
            {
                outbox.Add(new OutboxEntry("valve", ++seq, 1, 0, Quality.Good, now));
                ledger = ledger.Emit();
            }
            else if (step == 3)
            {
                now += TimeSpan.FromSeconds(4);
            }

            var choice = DeliveryPolicy.Choose(outbox, now, coalesce, Ttl);
            foreach (var retired in choice.Retired)
                Retire(retired.Seq, retired.Fate);
            if (step is 1 or 2 && choice.Next is { } next)
                Retire(next.Seq, step == 1 ? DeliveryFate.Delivered : DeliveryFate.DeadLettered);

            ledger.Balances.ShouldBeTrue(ledger.ToString());
            ledger.Pending.ShouldBe(outbox.Count);
            ledger.Emitted.ShouldBe(seq);
        }

        void Retire(long which, DeliveryFate fate)
        {
            outbox.RemoveAll(entry => entry.Seq == which).ShouldBe(1);
            ledger = ledger.Retire(fate);
        }
    }
}
