using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>hysteresis, step and ratio, and the windows that hold a change back.</summary>
public sealed class AutoscalerControllerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly OutputLimits Replicas = new(1, 100, initial: 10);

    [Theory]
    [InlineData(100, 20)] // twice the target
    [InlineData(54, 10)] // within a tenth
    [InlineData(56, 12)] // 11.2, whole replicas
    [InlineData(25, 5)]
    [InlineData(0, 1)] // the minimum
    public void Ratio_Measurement_GivesWhatTheAutoscalerDocuments(double measurement, double expected) =>
        RatioController.Step(new DecisionState(), Input(measurement, 0), Ratio(Replicas)).Result.Output.ShouldBe(expected);

    [Fact]
    public void Ratio_MissedByTheLastDigit_CostsNoReplica() =>
        RatioController.Step(new DecisionState(), Input(50 * 1.2000000000000002, 0), Ratio(Replicas)).Result.Output.ShouldBe(12);

    [Fact]
    public void Ratio_ShortDip_DoesNotScaleDownWithinTheWindow()
    {
        var limits = new OutputLimits(1, 100, initial: 10) { StabilizeDown = TimeSpan.FromSeconds(60) };
        var state = new DecisionState();
        var outputs = new List<double>();
        for (var second = 0; second < 70; second++)
        {
            (state, var result) = RatioController.Step(state, Input(25, second), Ratio(limits));
            outputs.Add(result.Output!.Value);
            if (second is > 0 and < 50)
                result.Constraint.ShouldBe(OutputConstraint.Stabilized);
        }

        outputs[..60].ShouldAllBe(output => output == 10, "the lower wish has not lasted for the window");
        outputs[66..].ShouldAllBe(output => output < 10);
    }

    [Fact]
    public void Ratio_RiseDuringTheDownWindow_IsNotHeldBack()
    {
        var limits = new OutputLimits(1, 100, initial: 10) { StabilizeDown = TimeSpan.FromSeconds(300) };
        var (state, _) = RatioController.Step(new DecisionState(), Input(25, 0), Ratio(limits));

        RatioController.Step(state, Input(100, 1), Ratio(limits)).Result.Output.ShouldBe(20);
    }

    [Fact]
    public void Stabilization_AnyWindow_KeepsABoundedState()
    {
        var limits = new OutputLimits(1, 1e9) { StabilizeUp = TimeSpan.FromHours(1), StabilizeDown = TimeSpan.FromHours(1) };
        var state = new DecisionState();
        for (var second = 0; second < 20_000; second++)
            (state, _) = RatioController.Step(state, Input(second % 100, second), Ratio(limits));

        state.Stabilization!.Up.Length.ShouldBeInRange(10, 22);
        state.Stabilization.Down.Length.ShouldBeInRange(10, 22);
    }

    [Fact]
    public void Step_Breach_ChangesOncePerCooldown()
    {
        var settings = new StepSettings(
            50, StepAdjustment.Change, [new(double.NegativeInfinity, -20, -1), new(10, 30, 2), new(30, double.PositiveInfinity, 5)],
            TimeSpan.FromSeconds(10), Replicas, Period);
        var state = new DecisionState();
        var outputs = new List<double>();
        for (var second = 0; second <= 20; second++)
        {
            (state, var result) = StepController.Step(state, Input(65, second), settings);
            outputs.Add(result.Output!.Value);
        }

        outputs[0].ShouldBe(12);
        outputs[9].ShouldBe(12);
        outputs[10].ShouldBe(14);
        outputs[20].ShouldBe(16);
        StepController.Step(state, Input(55, 40), settings).Result.Output.ShouldBe(16, "between rows nothing changes");
        StepController.Step(state, Input(10, 40), settings).Result.Output.ShouldBe(15);
    }

    [Theory]
    [InlineData(StepAdjustment.Percent, 50, 15)]
    [InlineData(StepAdjustment.Exact, 40, 40)]
    public void Step_OtherAdjustments_MeanWhatTheySay(StepAdjustment adjustment, double change, double expected) =>
        StepController.Step(new DecisionState(), Input(65, 0), new StepSettings(50, adjustment, [new(10, 30, change)], TimeSpan.Zero, Replicas, Period))
            .Result.Output.ShouldBe(expected);

    [Fact]
    public void Step_SlowRate_GoesOnToItsGoalDuringTheCooldown()
    {
        var limits = new OutputLimits(1, 100, ratePerMinuteUp: 60, initial: 10);
        var settings = new StepSettings(50, StepAdjustment.Change, [new(10, 30, 5)], TimeSpan.FromMinutes(1), limits, Period);
        var state = new DecisionState();
        var last = 0.0;
        for (var second = 0; second < 20; second++)
        {
            (state, var result) = StepController.Step(state, Input(65, second), settings);
            last = result.Output!.Value;
        }

        last.ShouldBe(15);
    }

    [Theory]
    [InlineData(ControlAction.Direct, 1, 0)]
    [InlineData(ControlAction.Reverse, 0, 1)]
    public void Hysteresis_Band_KeepsWhatItIs(ControlAction action, double whenHigh, double whenLow)
    {
        var settings = new HysteresisSettings(20, 25, 0, 1, action, new OutputLimits(0, 1), Period);
        var state = new DecisionState();
        double Next(double measurement, int second)
        {
            (state, var result) = HysteresisController.Step(state, Input(measurement, second), settings);
            return result.Output!.Value;
        }

        Next(22, 0).ShouldBe(0, "off at first");
        Next(25, 1).ShouldBe(whenHigh);
        Next(22, 2).ShouldBe(whenHigh);
        Next(20, 3).ShouldBe(whenLow);
        Next(24.9, 4).ShouldBe(whenLow);
    }

    [Fact]
    public void Hysteresis_ShortestTimes_AreWaitedFor()
    {
        var settings = new HysteresisSettings(20, 25, 0, 1, ControlAction.Direct, new OutputLimits(0, 1), Period, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        var state = new DecisionState();
        var outputs = new List<double>();
        for (var second = 0; second < 30; second++)
        {
            (state, var result) = HysteresisController.Step(state, Input(second % 2 == 0 ? 30 : 10, second), settings);
            outputs.Add(result.Output!.Value);
        }

        var switches = Enumerable.Range(1, 29).Where(second => outputs[second] != outputs[second - 1]).ToList();
        switches.ShouldBe([11, 16, 27]);
    }

    [Fact]
    public void Hysteresis_NoiseInsideTheBand_NeverChatters()
    {
        var noise = new Random(5);
        var settings = new HysteresisSettings(20, 25, 0, 1, ControlAction.Direct, new OutputLimits(0, 1), Period);
        var (state, _) = HysteresisController.Step(new DecisionState(), Input(26, 0), settings);
        for (var second = 1; second < 1000; second++)
        {
            (state, var result) = HysteresisController.Step(state, Input(20.001 + (noise.NextDouble() * 4.99), second), settings);
            result.Changed.ShouldBeFalse($"second {second}");
        }
    }

    private static RatioSettings Ratio(OutputLimits limits) => new(50, 0.1, RatioRounding.Up, limits, Period);

    private static ControlInput Input(double measurement, double second) => new(Times.Good(measurement, second), Times.At(second));
}
