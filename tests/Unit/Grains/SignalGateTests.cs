using OrleansHa.Grains.Interfaces.Loops;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;
using Quality = OrleansHa.Grains.Interfaces.Quality;

namespace OrleansHa.Tests.Unit.Grains;

public sealed class SignalGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Offer_NewSample_IsAcceptedAndRemembered()
    {
        var (state, verdict) = Offer(SignalState.Empty, Sample("a"));

        verdict.Status.ShouldBe(ReceiptStatus.Accepted);
        state.Sources["push"].Newest!.Value.Value.ShouldBe(1);
        state.Recent.Contains("a").ShouldBeTrue();
    }

    [Fact]
    public void Offer_SameIdAgain_IsADuplicateAndChangesNothing()
    {
        var (state, _) = Offer(SignalState.Empty, Sample("a", value: 1));

        var (after, verdict) = Offer(state, Sample("a", value: 2, at: Now.AddSeconds(1)));

        verdict.Status.ShouldBe(ReceiptStatus.Duplicate);
        after.ShouldBeSameAs(state);
    }

    [Fact]
    public void Offer_OlderThanTheNewestOfItsSource_IsStale()
    {
        var (state, _) = Offer(SignalState.Empty, Sample("a"));

        Offer(state, Sample("b", at: Now.AddMilliseconds(-1))).Verdict.Status.ShouldBe(ReceiptStatus.Stale);
        Offer(state, Sample("b")).Verdict.Status.ShouldBe(ReceiptStatus.Accepted);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Offer_NotFinite_IsRefused(double value) =>
        Offer(SignalState.Empty, Sample("a", value)).Verdict.ShouldSatisfyAllConditions(
            verdict => verdict.Status.ShouldBe(ReceiptStatus.Refused),
            verdict => verdict.Error!.ShouldContain("finite"));

    [Fact]
    public void Offer_FromTheFuture_IsTakenUpTo5SecondsAndThenRefused()
    {
        var (state, near) = Offer(SignalState.Empty, Sample("a", at: Now + SignalGate.MaxAhead));
        var far = Offer(SignalState.Empty, Sample("b", at: Now + SignalGate.MaxAhead + TimeSpan.FromTicks(1))).Verdict;

        near.Status.ShouldBe(ReceiptStatus.Accepted);
        // It counts from now, or it would look fresh for longer than it is.
        state.Sources["push"].Newest!.Value.At.ShouldBe(Now);
        far.Status.ShouldBe(ReceiptStatus.Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Offer_WithoutAnId_IsRefused(string id) => Offer(SignalState.Empty, Sample(id)).Verdict.Status.ShouldBe(ReceiptStatus.Refused);

    [Fact]
    public void Offer_IdTooLongOrTimeMissing_IsRefused()
    {
        Offer(SignalState.Empty, Sample(new string('x', SignalSample.MaxIdLength))).Verdict.Status.ShouldBe(ReceiptStatus.Accepted);
        Offer(SignalState.Empty, Sample(new string('x', SignalSample.MaxIdLength + 1))).Verdict.Status.ShouldBe(ReceiptStatus.Refused);
        Offer(SignalState.Empty, Sample("a", at: default(DateTimeOffset))).Verdict.Error!.ShouldContain("observedAt");
    }

    [Fact]
    public void Offer_WithoutAValue_IsBadAndNeverZero()
    {
        var (state, verdict) = Offer(SignalState.Empty, new SignalSample { Id = "a", ObservedAt = Now });

        verdict.ShouldBe(new GateVerdict(ReceiptStatus.Accepted, OrleansHa.Grains.Control.Quality.Bad, null));
        state.Sources["push"].Newest!.Value.Value.ShouldBeNull();
    }

    [Fact]
    public void Offer_UnknownQualityNumber_IsRefused() =>
        Offer(SignalState.Empty, Sample("a") with { Quality = (Quality)7 }).Verdict.Status.ShouldBe(ReceiptStatus.Refused);

    [Fact]
    public void Memory_HoldsTheLast256IdsAndSurvivesItsStorage()
    {
        var state = new LoopState { Signals = new LoopState().Signals.Add("s", SignalState.Empty) };
        for (var i = 0; i <= IdMemory.Capacity; i++)
        {
            var (next, verdict) = Offer(state.Signals["s"], Sample($"id-{i}", at: Now.AddTicks(i - 1000)));
            verdict.Status.ShouldBe(ReceiptStatus.Accepted);
            state = state with { Signals = state.Signals.SetItem("s", next) };
        }

        var back = LoopStateCodec.Decode(LoopStateCodec.Encode(state)).Signals["s"];

        back.Recent.Contains("id-0").ShouldBeFalse();
        for (var i = 1; i <= IdMemory.Capacity; i++)
            back.Recent.Contains($"id-{i}").ShouldBeTrue();
        // Forgotten, but not taken a second time: it is older than the newest.
        Offer(back, Sample("id-0", at: Now.AddTicks(-1000))).Verdict.Status.ShouldBe(ReceiptStatus.Stale);
    }

    [Fact]
    public void Offer_OfAPuller_NeedsNoIdAndRemembersNone()
    {
        var (state, verdict) = SignalGate.Offer(SignalState.Empty, "probe", Sample(""), Now, remember: false);

        verdict.Status.ShouldBe(ReceiptStatus.Accepted);
        state.Recent.Hashes.ShouldBeEmpty();
    }

    private static (SignalState State, GateVerdict Verdict) Offer(SignalState state, SignalSample sample) =>
        SignalGate.Offer(state, "push", sample, Now, remember: true);

    private static SignalSample Sample(string id, double value = 1, DateTimeOffset? at = null) => new() { Id = id, Value = value, ObservedAt = at ?? Now };
}
