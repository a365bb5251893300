using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Signals;

namespace OrleansHa.Tests.Unit.Control;

public sealed class FailPolicyTests
{
    private static readonly FailPolicySettings Hold = new(FailAction.HoldLast, TimeSpan.FromSeconds(30), FailAction.Manual);

    [Fact]
    public void HoldLast_Bad_ServesTheLastUsableValueAsUncertain()
    {
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), Hold);

        var (_, result) = FailPolicy.Step(state, Times.Missing(30), Times.At(30), Hold);

        result.Value.Value.ShouldBe(60);
        result.Value.Quality.ShouldBe(Quality.Uncertain_LastUsableValue);
        result.Acting.ShouldBe(FailAction.HoldLast);
        ControlDemands.For(result.Acting).ShouldBe(ControlDemand.Automatic);
    }

    [Theory]
    [InlineData(FailAction.Manual, ControlDemand.Hold)]
    [InlineData(FailAction.FailLow, ControlDemand.DriveLow)]
    [InlineData(FailAction.FailHigh, ControlDemand.DriveHigh)]
    public void HoldLast_OlderThanMaxAge_TakesTheNextActionAndStaysBad(FailAction then, ControlDemand demand)
    {
        var settings = new FailPolicySettings(FailAction.HoldLast, TimeSpan.FromSeconds(30), then);
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Good(60), Times.At(0), settings);

        var (_, result) = FailPolicy.Step(state, Times.Missing(30.1), Times.At(30.1), settings);

        result.Value.Value.ShouldBeNull("missing data is Bad, never a number");
        result.Value.Quality.ShouldBe(Quality.Bad_NotConnected);
        result.Acting.ShouldBe(then);
        ControlDemands.For(result.Acting).ShouldBe(demand);
    }

    [Fact]
    public void HoldLast_WithoutAnyValueYet_StaysBadAndThenTakesTheNextAction()
    {
        var (state, first) = FailPolicy.Step(new FailPolicyState(), default, Times.At(0), Hold);
        first.Value.Quality.ShouldBe(Quality.Bad_WaitingForInitialData);
        first.Acting.ShouldBe(FailAction.HoldLast);

        FailPolicy.Step(state, default, Times.At(31), Hold).Result.Acting.ShouldBe(FailAction.Manual);
    }

    [Fact]
    public void HoldLast_ValueReturns_IsPassedOnAndEndsTheAction()
    {
        var (state, _) = FailPolicy.Step(new FailPolicyState(), Times.Missing(), Times.At(0), Hold);

        var (next, result) = FailPolicy.Step(state, Times.Good(5, 1), Times.At(1), Hold);

        result.ShouldBe(new FailPolicyResult(Times.Good(5, 1), null));
        next.BadSince.ShouldBeNull();
    }

    [Fact]
    public void Substitute_Bad_ServesTheValueAsSuch()
    {
        var settings = new FailPolicySettings(FailAction.Substitute, substitute: 42);

        var (_, result) = FailPolicy.Step(new FailPolicyState(), Times.Missing(), Times.At(1), settings);

        result.Value.ShouldBe(new Measured(42, Quality.Uncertain_SubstituteValue, Times.At(1)));
    }

    [Fact]
    public void FailPolicySettings_ImpossibleCombinations_Throw()
    {
        Should.Throw<ArgumentException>(() => new FailPolicySettings(FailAction.HoldLast));
        Should.Throw<ArgumentException>(() => new FailPolicySettings(FailAction.HoldLast, TimeSpan.FromSeconds(1), FailAction.HoldLast));
        Should.Throw<ArgumentException>(() => new FailPolicySettings(FailAction.Substitute));
        Should.Throw<ArgumentException>(() => new FailPolicySettings(FailAction.Substitute, substitute: double.NaN));
    }

    [Theory]
    [InlineData(-0.1, Quality.Uncertain_EngineeringUnitsExceeded)]
    [InlineData(0, Quality.Good)]
    [InlineData(100, Quality.Good)]
    [InlineData(100.1, Quality.Uncertain_EngineeringUnitsExceeded)]
    public void RangeCheck_OutsideTheRange_IsUncertainWithItsValue(double value, Quality expected)
    {
        var result = RangeCheck.Apply(Times.Good(value), 0, 100);

        result.Quality.ShouldBe(expected);
        result.Value.ShouldBe(value);
    }
}
