using OrleansHa.Samples.Boiler;
using OrleansHa.Tests.Support;

namespace OrleansHa.Tests.Unit.Samples;

public class ValveLedgerTests
{
    private readonly ValveLedger _ledger = new(new ManualTime());
    private readonly List<double> _applied = [];

    [Fact]
    public void Offer_NewKeys_AreAppliedInOrder()
    {
        Offer("k/1", 1, 10).ShouldBe(LedgerOutcome.Accepted);
        Offer("k/2", 2, 20).ShouldBe(LedgerOutcome.Accepted);

        _applied.ShouldBe([10, 20]);
        _ledger.Report().Accepted.Select(entry => entry.Key).ShouldBe(["k/1", "k/2"]);
        _ledger.Report().HighestEpoch.ShouldBe(2);
    }

    [Fact]
    public void Offer_SameKeyAgain_IsADuplicateAndNotApplied()
    {
        Offer("k/1", 1, 10);
        Offer("k/1", 1, 99).ShouldBe(LedgerOutcome.Duplicate);

        _applied.ShouldBe([10]);
        _ledger.Report().ShouldSatisfyAllConditions(report => report.Duplicates.ShouldBe(1), report => report.AcceptedTotal.ShouldBe(1));
    }

    [Fact]
    public void Offer_OlderEpoch_IsStaleEvenWithAKnownKey()
    {
        Offer("k/1", 1, 10);
        Offer("k/1", 5, 10).ShouldBe(LedgerOutcome.Duplicate);
        Offer("k/1", 1, 10).ShouldBe(LedgerOutcome.Stale);
        Offer("k/2", 4, 10).ShouldBe(LedgerOutcome.Stale);

        _ledger.Report().RejectedStale.ShouldBe(2);
        _ledger.Report().StaleAccepted.ShouldBe(0);
    }

    [Fact]
    public void Audit_WithFencingOff_CountsWhatShouldHaveBeenRefused()
    {
        _ledger.Checks = new LedgerChecks(Fencing: false);
        Offer("k/1", 5, 10);
        Offer("k/2", 4, 10).ShouldBe(LedgerOutcome.Accepted);

        _ledger.Report().StaleAccepted.ShouldBe(1);
    }

    [Fact]
    public void Audit_WithDeduplicationOff_CountsWhatWasAppliedTwice()
    {
        _ledger.Checks = new LedgerChecks(Deduplication: false);
        Offer("k/1", 1, 10);
        Offer("k/1", 1, 10);

        _ledger.Report().AppliedTwice.ShouldBe(1);
    }

    [Fact]
    public void Report_PastTheHistory_KeepsTheNewestAndExactCounters()
    {
        for (var i = 0; i < ValveLedger.History + 5; i++)
            Offer($"k/{i}", 1, 1);

        var report = _ledger.Report();
        report.Accepted.Count.ShouldBe(ValveLedger.History);
        report.Accepted[0].Key.ShouldBe("k/5");
        report.AcceptedTotal.ShouldBe(ValveLedger.History + 5);
        Offer("k/5", 1, 1).ShouldBe(LedgerOutcome.Duplicate);
    }

    private LedgerOutcome Offer(string key, long epoch, double value) => _ledger.Offer(key, epoch, value, _applied.Add);
}
