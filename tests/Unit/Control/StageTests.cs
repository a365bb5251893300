using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

public sealed class StageTests
{
    [Fact]
    public void Ewma_FirstValue_IsPassedOnThenBlended()
    {
        var settings = new EwmaSettings(0.25);
        var (state, first) = EwmaStage.Step(new EwmaState(), Times.Good(100), settings);
        var (_, second) = EwmaStage.Step(state, Times.Good(200, 1), settings);

        first.Value.ShouldBe(100);
        second.ShouldBe(Times.Good(125, 1));
    }

    [Fact]
    public void Ewma_Missing_PassesItOnAndKeepsTheAverage()
    {
        var settings = new EwmaSettings(0.5);
        var (state, _) = EwmaStage.Step(new EwmaState(), Times.Good(100), settings);

        var (same, output) = EwmaStage.Step(state, Times.Missing(1), settings);

        same.ShouldBe(state);
        output.ShouldBe(Times.Missing(1));
    }

    [Fact]
    public void Ewma_AnyFiniteInputs_StaysBetweenSmallestAndLargest()
    {
        var cases = from values in Gen.NonEmptyListOf(Finite.Any)
                    from alpha in Gen.Choose(1, 1000)
                    select (values, alpha: alpha / 1000.0);

        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var state = new EwmaState();
            foreach (var value in test.values)
                state = EwmaStage.Step(state, Times.Good(value), new EwmaSettings(test.alpha)).State;
            state.Average!.Value.ShouldBeInRange(test.values.Min(), test.values.Max());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-1, 0, Quality.Good_Clamped)]
    [InlineData(0, 0, Quality.Good)]
    [InlineData(55, 55, Quality.Good)]
    [InlineData(101, 100, Quality.Good_Clamped)]
    public void Clamp_Value_IsLimitedAndSaysSo(double value, double expected, Quality quality) =>
        ClampStage.Apply(Times.Good(value), new ClampSettings(0, 100)).ShouldBe(new Measured(expected, quality, Times.Start));

    [Fact]
    public void Clamp_UncertainAndLimited_StaysUncertain() =>
        ClampStage.Apply(Times.Good(101).Degraded(Quality.Uncertain_SubNormal), new ClampSettings(0, 100)).Quality
            .ShouldBe(Quality.Uncertain_SubNormal);

    [Fact]
    public void Clamp_Missing_IsPassedOn() => ClampStage.Apply(Times.Missing(), new ClampSettings(0, 100)).ShouldBe(Times.Missing());

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void EwmaSettings_OutOfRange_Throw(double alpha) => Should.Throw<ArgumentOutOfRangeException>(() => new EwmaSettings(alpha));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void ClampSettings_OutOfRange_Throw(double min, double max) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ClampSettings(min, max));
}
