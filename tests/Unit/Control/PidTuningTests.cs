using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>The second degree of freedom, the ramp, the schedule, the two ways against windup, tracking and cascade.</summary>
public sealed class PidTuningTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly OutputLimits Wide = new(-1000, 1000, initial: 0);

    [Theory]
    [InlineData(1, 20)]
    [InlineData(0.5, 10)]
    [InlineData(0, 0)]
    public void ProportionalWeight_SetpointChange_KicksByItsShare(double weight, double kick)
    {
        var settings = new PidSettings(new PidGains(2, 0, 0, ControlAction.Reverse), Wide, Period, tuning: new PidTuning { ProportionalWeight = weight });
        var (state, before) = PidController.Step(new PidState { Output = 0, Integral = 0, Tracking = true }, Input(50, 0, setpoint: 50), settings);

        var (_, after) = PidController.Step(state, Input(50, 1, setpoint: 60), settings);

        (after.Output!.Value - before.Output!.Value).ShouldBe(kick, 1e-9);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void DerivativeWeight_SetpointChange_KicksOnlyWhenAsked(double weight, bool kicks)
    {
        var settings = new PidSettings(new PidGains(0, 0, 5, ControlAction.Reverse), Wide, Period, tuning: new PidTuning { DerivativeWeight = weight });
        var (state, _) = PidController.Step(new PidState(), Input(50, 0, setpoint: 50), settings);

        PidController.Step(state, Input(50, 1, setpoint: 60), settings).Result.Changed.ShouldBe(kicks);
    }

    [Fact]
    public void SetpointRamp_Change_IsFollowedAtItsRate()
    {
        var settings = new PidSettings(new PidGains(1, 0, 0, ControlAction.Reverse), Wide, Period, tuning: new PidTuning { SetpointUpPerMinute = 60 });
        var state = new PidState();
        var setpoints = new List<double?>();
        for (var second = 0; second < 12; second++)
        {
            (state, _) = PidController.Step(state, Input(50, second, setpoint: 60), settings);
            setpoints.Add(state.Setpoint);
        }

        setpoints[0].ShouldBe(51);
        setpoints[5].ShouldBe(56);
        setpoints[^1].ShouldBe(60);
    }

    [Fact]
    public void GainSchedule_NewRegion_ChangesTheGainsWithoutAJump()
    {
        var steep = new PidGains(10, 0.1, 0, ControlAction.Reverse);
        var settings = new PidSettings(
            new PidGains(1, 0.1, 0, ControlAction.Reverse), Wide, Period, tuning: new PidTuning { Schedule = new GainSchedule(ScheduleVariable.Measurement, [new(100, steep)]) });
        var (state, before) = PidController.Step(new PidState(), Input(99, 0, setpoint: 150), settings);

        (state, var after) = PidController.Step(state, Input(100, 1, setpoint: 150), settings);

        // By the old gains: 1 less of the proportional term, 0.1 * 50 more of the integral. A jump would be 450.
        (after.Output!.Value - before.Output!.Value).ShouldBe(-1 + 5, 1.0);
        state.Gains.ShouldBe(steep);
        PidController.Step(state, Input(101, 2, setpoint: 150), settings).Result.Output!.Value.ShouldBe(after.Output.Value - 10 + 4.9, 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AntiWindup_AfterLongSaturation_LeavesTheLimitSoonAfterTheErrorTurns(bool conditional)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var gains = new PidGains(0.1 + (random.NextDouble() * 5), 0.01 + random.NextDouble(), 0, ControlAction.Reverse);
            var settings = new PidSettings(gains, new OutputLimits(0, 100), Period, tuning: new PidTuning { ConditionalIntegration = conditional });
            var state = new PidState();
            for (var second = 0; second < 1000; second++)
                (state, _) = PidController.Step(state, Input(0, second, setpoint: 500), settings);
            state.Output.ShouldBe(100, $"seed {seed}");

            // The error is as large the other way: the proportional term alone undoes what the integral has left.
            var steps = 0;
            for (; state.Output >= 100 && steps < 1000; steps++)
                (state, _) = PidController.Step(state, Input(1000, 1000 + steps, setpoint: 500), settings);
            steps.ShouldBeLessThanOrEqualTo(3, $"seed {seed}, {gains}");
        }
    }

    [Fact]
    public void Track_OtherPartysOutput_IsFollowedWithinTheRateAndLeftWithoutAJump()
    {
        var settings = new PidSettings(new PidGains(2, 0.5, 0, ControlAction.Reverse), new OutputLimits(0, 100, 0, 600, 600), Period);
        var (state, _) = PidController.Step(new PidState(), Input(50, 0, setpoint: 55), settings);
        for (var second = 1; second < 20; second++)
            (state, _) = PidController.Step(state, Input(50, second, setpoint: 55) with { Demand = ControlDemand.Track, ManualOutput = 70 }, settings);

        state.Output.ShouldBe(70);
        PidController.Step(state, Input(50, 20, setpoint: 55), settings).Result.Output!.Value.ShouldBe(70 + 2.5, 1e-9, "only the integral of one step");
    }

    [Fact]
    public void Cascade_OuterFallsSilent_HoldsItsSetpointAndSaysSo()
    {
        var settings = new CascadeSettings(TimeSpan.FromSeconds(5), initial: 40);
        var (state, first) = CascadeSetpoint.Step(new CascadeState(), null, Times.At(0), settings);
        (state, var heard) = CascadeSetpoint.Step(state, Times.Good(60, 1), Times.At(1), settings);
        (state, var still) = CascadeSetpoint.Step(state, null, Times.At(6), settings);
        (_, var old) = CascadeSetpoint.Step(state, null, Times.At(6.1), settings);

        first.ShouldBe(new Measured(40, Quality.Uncertain_InitialValue, Times.At(0)));
        heard.ShouldBe(Times.Good(60, 1));
        still.ShouldBe(Times.Good(60, 1));
        old.ShouldBe(new Measured(60, Quality.Uncertain_LastUsableValue, Times.At(1)));
    }

    [Fact]
    public void Cascade_NothingHeardAndNoInitial_HoldsTheOutput()
    {
        var settings = new PidSettings(new PidGains(2, 0.5, 0, ControlAction.Reverse), Wide, Period);
        var (_, setpoint) = CascadeSetpoint.Step(new CascadeState(), null, Times.At(0), new CascadeSettings(TimeSpan.FromSeconds(5)));

        var (_, result) = PidController.Step(new PidState { Output = 12 }, CascadeSetpoint.Follow(Input(50, 0), setpoint), settings);

        result.Output.ShouldBe(12);
        result.Quality.ShouldBe(Quality.Bad_WaitingForInitialData);
    }

    private static ControlInput Input(double measurement, double second, double setpoint = 0) =>
        new(Times.Good(measurement, second), Times.At(second), setpoint);
}
