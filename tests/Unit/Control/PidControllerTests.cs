using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Tests.Unit.Control;

public sealed class PidControllerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private PidState _state = new();
    private double _now;

    [Theory]
    [InlineData(ControlAction.Reverse, 40, 60, true)]
    [InlineData(ControlAction.Reverse, 60, 40, false)]
    [InlineData(ControlAction.Direct, 40, 60, false)]
    [InlineData(ControlAction.Direct, 60, 40, true)]
    public void Pid_ErrorWithAction_MovesTheRightWay(ControlAction action, double measurement, double setpoint, bool rises)
    {
        var settings = Pid(new PidGains(0.1, 0.1, 0, action), new OutputLimits(0, 100, initial: 50));

        var output = Auto(settings, measurement, setpoint).Output!.Value;

        (output > 50).ShouldBe(rises, $"output {output}");
    }

    [Fact]
    public void Pid_FirstOrderPlant_SettlesAtTheSetpoint()
    {
        var settings = Pid(new PidGains(2, 0.1, 1, ControlAction.Reverse), new OutputLimits(0, 100));
        var temperature = 20.0;
        for (var i = 0; i < 600; i++)
        {
            var output = Auto(settings, temperature, 60).Output!.Value;
            temperature += (20 + output - temperature) / 30;
        }

        temperature.ShouldBe(60, 0.1);
    }

    [Fact]
    public void Pid_LongSaturation_LeavesTheLimitSoonAfterTheErrorTurns()
    {
        var settings = Pid(new PidGains(1, 0.2, 0, ControlAction.Reverse), new OutputLimits(0, 100));
        for (var i = 0; i < 1000; i++)
            Auto(settings, 0, 300).Constraint.ShouldBe(OutputConstraint.High);

        var steps = 0;
        while (Auto(settings, 310, 300).Output >= 100)
            (++steps).ShouldBeLessThan(15, "the integral must not have wound up");
    }

    [Fact]
    public void Pid_ManualToAuto_StartsFromTheManualOutput()
    {
        var settings = Pid(new PidGains(5, 0.1, 0, ControlAction.Reverse), new OutputLimits(0, 100));
        Auto(settings, 50, 60);
        Step(settings, Times.Good(55, ++_now), 60, ControlDemand.Manual, 33).Quality.ShouldBe(Quality.Good_LocalOverride);

        var result = Auto(settings, 55, 60);

        result.Output!.Value.ShouldBe(33 + (0.1 * 5), 1e-9, "one step of integration away from the manual output");
    }

    [Fact]
    public void Pid_GainsChange_GoesOnFromTheOutputInForce()
    {
        var limits = new OutputLimits(0, 100);
        for (var i = 0; i < 20; i++)
            Auto(Pid(new PidGains(1, 0.1, 0, ControlAction.Reverse), limits), 50, 60);
        var before = _state.Output!.Value;

        var after = Auto(Pid(new PidGains(9, 0.01, 0, ControlAction.Reverse), limits), 50, 60).Output!.Value;

        after.ShouldBe(before + 0.1, 1e-9);
    }

    [Fact]
    public void Pid_LongGap_CountsForAFewPeriodsOnly()
    {
        var settings = Pid(new PidGains(0, 1, 0, ControlAction.Reverse), new OutputLimits(0, 1000));
        var before = Auto(settings, 0, 10).Output!.Value;
        _now += 3600;

        var after = Auto(settings, 0, 10).Output!.Value;

        (after - before).ShouldBe(10 * StepInterval.MaxPeriods, 1e-9);
    }

    [Fact]
    public void Pid_StateTakenOver_DecidesAsTheOldOwnerWouldHave()
    {
        var settings = Pid(new PidGains(2, 0.3, 4, ControlAction.Reverse), new OutputLimits(0, 100, 0.1, 600, 600));
        for (var i = 0; i < 30; i++)
            Auto(settings, 50 + i, 60);
        var input = new ControlInput(Times.Good(70, _now + 1), Times.At(_now + 1), 60);
        var copy = System.Text.Json.JsonSerializer.Deserialize<PidState>(System.Text.Json.JsonSerializer.Serialize(_state))!;

        PidController.Step(copy, input, settings).ShouldBe(PidController.Step(_state, input, settings));
    }

    [Theory]
    [InlineData(Quality.Uncertain, Quality.Bad_NotConnected)]
    [InlineData(Quality.Good, Quality.Uncertain_SubNormal)]
    public void Pid_QualityTooLow_HoldsWithoutIntegrating(Quality floor, Quality given)
    {
        var settings = new PidSettings(new PidGains(1, 1, 0, ControlAction.Reverse), new OutputLimits(0, 100), Period, floor);
        var before = Auto(settings, 50, 60);
        var integral = _state.Integral;

        var held = Step(settings, new Measured(0, given, Times.At(++_now)), 60);

        held.Output.ShouldBe(before.Output);
        held.Constraint.ShouldBe(OutputConstraint.Held);
        held.Changed.ShouldBeFalse();
        ((int)held.Quality).ShouldBeGreaterThanOrEqualTo((int)given);
        _state.Integral.ShouldBe(integral);
    }

    [Fact]
    public void Pid_NoMeasurementEver_DecidesNothing()
    {
        var settings = Pid(new PidGains(1, 1, 0, ControlAction.Reverse), new OutputLimits(10, 100));

        var result = Step(settings, default, 60);

        result.Output.ShouldBeNull();
        result.Quality.ShouldBe(Quality.Bad_WaitingForInitialData);
    }

    [Theory]
    [InlineData(ControlDemand.DriveLow, 10)]
    [InlineData(ControlDemand.DriveHigh, 90)]
    public void Pid_FailAction_DrivesToTheLimitAtTheRate(ControlDemand demand, double limit)
    {
        var settings = Pid(new PidGains(1, 1, 0, ControlAction.Reverse), new OutputLimits(10, 90, 0, 600, 600, initial: 50));
        Auto(settings, 60, 60).Output.ShouldBe(50);

        Step(settings, Times.Missing(++_now), 60, demand).Output.ShouldBe(limit > 50 ? 60 : 40);
        for (var i = 0; i < 10; i++)
            Step(settings, Times.Missing(++_now), 60, demand);

        _state.Output.ShouldBe(limit);
        Auto(settings, 60, 60).Output!.Value.ShouldBe(limit, 1e-9, "coming back is bumpless");
    }

    [Fact]
    public void Pid_DeadbandWiderThanOneRateStep_StillReachesTheTarget()
    {
        // Design §6's own figures: 3 per minute are 0.05 a step, the deadband is 1.
        var settings = Pid(new PidGains(0.02, 0, 0, ControlAction.Direct), new OutputLimits(2, 40, 1, 10, 3, initial: 20));
        for (var i = 0; i < 3600; i++)
            Auto(settings, -5000, 250);

        _state.Output.ShouldBe(2);
    }

    [Fact]
    public void Pid_ChangeWithinTheDeadband_LeavesTheOutput()
    {
        var settings = Pid(new PidGains(1, 0, 0, ControlAction.Reverse), new OutputLimits(0, 100, deadband: 2, initial: 50));

        Auto(settings, 59, 60).Constraint.ShouldBe(OutputConstraint.Deadband);
        _state.Output.ShouldBe(50);
        Auto(settings, 57, 60).Output.ShouldBe(53);
    }

    [Fact]
    public void Pid_MeasurementSteps_DerivativeActsOnItAndFades()
    {
        var settings = Pid(new PidGains(1, 0, 10, ControlAction.Reverse), new OutputLimits(-1000, 1000, initial: 0));
        Auto(settings, 60, 60);
        var kick = Auto(settings, 61, 60).Output!.Value;
        for (var i = 0; i < 30; i++)
            Auto(settings, 61, 60);

        kick.ShouldBeLessThan(-2, "the derivative brakes against the rise");
        _state.Output!.Value.ShouldBe(-1, 1e-3);
    }

    [Fact]
    public void Pid_SetpointSteps_DerivativeDoesNotKick()
    {
        var settings = Pid(new PidGains(1, 0, 10, ControlAction.Reverse), new OutputLimits(-1000, 1000, initial: 0));
        Auto(settings, 60, 60);

        Auto(settings, 60, 70).Output.ShouldBe(10);
    }

    [Fact]
    public void Pid_LimitsNarrowedByRedeploy_AreObeyedAtOnceAlsoWhileHeld()
    {
        var gains = new PidGains(1, 1, 0, ControlAction.Reverse);
        Auto(Pid(gains, new OutputLimits(0, 100, 0, 1, 1, initial: 90)), 60, 60);

        Step(Pid(gains, new OutputLimits(0, 50, 0, 1, 1)), Times.Missing(++_now), 60).Output.ShouldBe(50);
    }

    [Fact]
    public void PidSettings_OutOfRange_Throw()
    {
        Should.Throw<ArgumentException>(() => Pid(new PidGains(double.NaN, 0, 0, ControlAction.Direct), new OutputLimits(0, 1)));
        Should.Throw<ArgumentException>(() => Pid(new PidGains(-1, 0, 0, ControlAction.Direct), new OutputLimits(0, 1)));
        Should.Throw<ArgumentException>(() => new PidSettings(default, new OutputLimits(0, 1), TimeSpan.Zero));
        Should.Throw<ArgumentException>(() => new OutputLimits(1, 0));
        Should.Throw<ArgumentException>(() => new OutputLimits(0, 1, deadband: -1));
        Should.Throw<ArgumentException>(() => new OutputLimits(0, 1, ratePerMinuteUp: 0));
        Should.Throw<ArgumentException>(() => new OutputLimits(0, 1, initial: 2));
    }

    private static PidSettings Pid(PidGains gains, OutputLimits limits) => new(gains, limits, Period);

    private ControlResult Auto(PidSettings settings, double measurement, double setpoint) =>
        Step(settings, Times.Good(measurement, ++_now), setpoint);

    private ControlResult Step(
        PidSettings settings, Measured measurement, double setpoint, ControlDemand demand = ControlDemand.Automatic, double? manual = null)
    {
        var (state, result) = PidController.Step(_state, new ControlInput(measurement, Times.At(_now), setpoint, demand, manual), settings);
        _state = state;
        return result;
    }
}
