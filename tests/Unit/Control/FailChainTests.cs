using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>Fail actions one after the other.</summary>
public sealed class FailChainTests
{
    // Held for 30 s, then 5 for a minute, then low.
    private static readonly FailPolicySettings Chain = new(
    [
        new FailStep(FailAction.HoldLast, TimeSpan.FromSeconds(30)),
        new FailStep(FailAction.Substitute, TimeSpan.FromSeconds(60), 5),
        new FailStep(FailAction.FailLow),
    ]);

    [Theory]
    [InlineData(1, FailAction.HoldLast, 60.0)]
    [InlineData(30, FailAction.HoldLast, 60.0)]
    [InlineData(30.1, FailAction.Substitute, 5.0)]
    [InlineData(90, FailAction.Substitute, 5.0)]
    [InlineData(90.1, FailAction.FailLow, null)]
    [InlineData(100_000, FailAction.FailLow, null)]
    public void Chain_BadForSoLong_IsAtItsLink(double seconds, FailAction expected, double? value)
    {
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), Chain);
        (state, _) = FailPolicy.Step(state, Times.Missing(0.5), Times.At(0.5), Chain);

        var (_, result) = FailPolicy.Step(state, Times.Missing(seconds), Times.At(seconds), Chain);

        result.Acting.ShouldBe(expected);
        result.Value.Value.ShouldBe(value);
    }

    [Fact]
    public void Chain_ValueOldWhenItGoesBad_SubstituteIsServedForItsWholeTime()
    {
        // A stall of 50 s: the value is too old to hold at once, and the minute of the substitute begins only now.
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), Chain);
        (state, var first) = FailPolicy.Step(state, Times.Missing(50), Times.At(50), Chain);

        first.Acting.ShouldBe(FailAction.Substitute);
        FailPolicy.Step(state, Times.Missing(110), Times.At(110), Chain).Result.Acting.ShouldBe(FailAction.Substitute);
        FailPolicy.Step(state, Times.Missing(110.1), Times.At(110.1), Chain).Result.Acting.ShouldBe(FailAction.FailLow);
    }

    [Fact]
    public void Chain_ValueReturns_BeginsAnewTheNextTime()
    {
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), Chain);
        (state, _) = FailPolicy.Step(state, Times.Missing(200), Times.At(200), Chain);
        (state, var back) = FailPolicy.Step(state, Times.Good(70, 201), Times.At(201), Chain);

        back.Acting.ShouldBeNull();
        FailPolicy.Step(state, Times.Missing(202), Times.At(202), Chain).Result.Value.Value.ShouldBe(70);
    }

    [Fact]
    public void Chain_SubstituteThenHeld_HoldsByTheAgeOfTheValue()
    {
        var settings = new FailPolicySettings(
        [
            new FailStep(FailAction.Substitute, TimeSpan.FromSeconds(10), 5),
            new FailStep(FailAction.HoldLast, TimeSpan.FromSeconds(30)),
            new FailStep(FailAction.FailHigh),
        ]);
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), settings);
        (state, _) = FailPolicy.Step(state, Times.Missing(1), Times.At(1), settings);

        FailPolicy.Step(state, Times.Missing(11), Times.At(11), settings).Result.Value.Value.ShouldBe(5);
        FailPolicy.Step(state, Times.Missing(12), Times.At(12), settings).Result.Value.Value.ShouldBe(60);
        FailPolicy.Step(state, Times.Missing(31), Times.At(31), settings).Result.Acting.ShouldBe(FailAction.FailHigh);
    }

    [Fact]
    public void Chain_AnyTimes_NeverGoesBackWhileBadAndNeverClaimsToBeGood()
    {
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Choose(0, 40)).ToArbitrary(), waits =>
        {
            var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), Chain);
            var (now, reached) = (0, 0);
            foreach (var wait in waits)
            {
                now += wait;
                (state, var result) = FailPolicy.Step(state, Times.Missing(now), Times.At(now), Chain);
                var link = Chain.Chain.IndexOf(Chain.Chain.First(step => step.Action == result.Acting));
                link.ShouldBeGreaterThanOrEqualTo(reached);
                result.Value.Quality.IsGood().ShouldBeFalse();
                reached = link;
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Chain_ImpossibleOnes_Throw()
    {
        var hold = new FailStep(FailAction.HoldLast, TimeSpan.FromSeconds(1));
        ImmutableArray<FailStep>[] wrong =
        [
            [],
            [hold],
            [new FailStep(FailAction.HoldLast), new FailStep(FailAction.Manual)],
            [hold, hold, new FailStep(FailAction.Manual)],
            [new FailStep(FailAction.FailLow, TimeSpan.FromSeconds(1)), new FailStep(FailAction.Manual)],
            [new FailStep(FailAction.Substitute, null, double.NaN)],
            [new FailStep(FailAction.Substitute, TimeSpan.Zero, 1), new FailStep(FailAction.Manual)],
            [hold, new FailStep(FailAction.Manual, TimeSpan.FromSeconds(1))],
        ];
        foreach (var chain in wrong)
            Should.Throw<ArgumentException>(() => new FailPolicySettings(chain));
    }
}
