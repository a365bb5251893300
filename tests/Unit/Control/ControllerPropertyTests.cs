using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>For all finite settings, inputs and times, also absurd ones: the output is finite, in range and within the rate.</summary>
public sealed class ControllerPropertyTests
{
    private static readonly Gen<OutputLimits> Limits =
        from one in Finite.Any
        from other in Finite.Any
        from deadband in Gen.Frequency((2, Gen.Constant(0.0)), (1, Finite.NotNegative))
        from up in Gen.Frequency((1, Gen.Constant<double?>(null)), (2, Finite.Positive.Select(rate => (double?)rate)))
        from down in Gen.Frequency((1, Gen.Constant<double?>(null)), (2, Finite.Positive.Select(rate => (double?)rate)))
        select new OutputLimits(Math.Min(one, other), Math.Max(one, other), deadband, up, down);

    private static readonly Gen<ControlInput[]> Inputs =
        from steps in Gen.NonEmptyListOf(
            from value in Finite.Any
            from quality in Gen.Frequency((5, Gen.Constant(Quality.Good)), (2, Gen.Elements(Enum.GetValues<Quality>())))
            from milliseconds in Gen.Frequency((6, Gen.Choose(1, 3000)), (1, Gen.Choose(-5000, 10_000_000)))
            from setpoint in Finite.Any
            from demand in Gen.Frequency((5, Gen.Constant(ControlDemand.Automatic)), (1, Gen.Elements(Enum.GetValues<ControlDemand>())))
            from manual in Finite.Any
            select (value, quality, milliseconds, setpoint, demand, manual))
        select Timed(steps);

    private static readonly Gen<TimeSpan> Period = Gen.Choose(10, 5000).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Pid_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate()
    {
        var cases = from kp in Finite.NotNegative
                    from ki in Finite.NotNegative
                    from kd in Finite.NotNegative
                    from action in Gen.Elements(ControlAction.Direct, ControlAction.Reverse)
                    from limits in Limits
                    from period in Period
                    from inputs in Inputs
                    select (settings: new PidSettings(new PidGains(kp, ki, kd, action), limits, period), inputs);

        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var state = new PidState();
            foreach (var input in test.inputs)
            {
                var before = state;
                (state, var result) = PidController.Step(before, input, test.settings);
                Check(before.Output, before.At, result, input, test.settings.Output, test.settings.Period);
                state.Output.ShouldBe(result.Output);
                double.IsFinite(state.Integral ?? 0).ShouldBeTrue($"integral {state.Integral}");
                double.IsFinite(state.Derivative).ShouldBeTrue($"derivative {state.Derivative}");
                JsonSerializer.Deserialize<PidState>(JsonSerializer.Serialize(state)).ShouldBe(state);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Threshold_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate()
    {
        var cases = from limits in Limits
                    from froms in Gen.NonEmptyListOf(Finite.Any)
                    from outputs in Gen.ArrayOf(Finite.Any, froms.Count + 1)
                    from hysteresis in Finite.NotNegative
                    from period in Period
                    from inputs in Inputs
                    select (settings: Table(limits, froms, outputs, hysteresis, period), inputs);

        Prop.ForAll(cases.ToArbitrary(), test =>
        {
            var state = new ThresholdState();
            foreach (var input in test.inputs)
            {
                var before = state;
                (state, var result) = ThresholdController.Step(before, input, test.settings);
                Check(before.Output, before.At, result, input, test.settings.Output, test.settings.Period);
                state.Output.ShouldBe(result.Output);
                JsonSerializer.Deserialize<ThresholdState>(JsonSerializer.Serialize(state)).ShouldBe(state);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static void Check(
        double? before, DateTimeOffset? last, ControlResult result, ControlInput input, OutputLimits limits, TimeSpan period)
    {
        var operated = input.Demand == ControlDemand.Manual;
        if (!operated)
            ((int)result.Quality).ShouldBeGreaterThanOrEqualTo((int)input.Measurement.Quality, "quality never improves along the path");
        if (result.Output is not { } output)
            return;

        double.IsFinite(output).ShouldBeTrue($"output {output}");
        output.ShouldBeInRange(limits.Min, limits.Max);
        result.Changed.ShouldBe(before != output);
        var from = before ?? limits.Initial;
        var seconds = StepInterval.Bounded(last, input.At, period).TotalSeconds;
        var allowed = (output > from ? limits.RatePerMinuteUp : limits.RatePerMinuteDown) / 60 * seconds;
        if (allowed is not { } most)
            return;
        // Rounding: one unit in the last place of the numbers at hand.
        var slack = Math.Max(Math.BitIncrement(Math.Abs(from)) - Math.Abs(from), Math.BitIncrement(most) - most) * 2;
        Math.Abs(output - from).ShouldBeLessThanOrEqualTo(most + slack, $"{from} -> {output} in {seconds} s");
    }

    private static ControlInput[] Timed(
        List<(double Value, Quality Quality, int Milliseconds, double Setpoint, ControlDemand Demand, double Manual)> steps)
    {
        var now = Times.At(100_000);
        var inputs = new ControlInput[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            now += TimeSpan.FromMilliseconds(step.Milliseconds);
            inputs[i] = new ControlInput(new Measured(step.Value, step.Quality, now), now, step.Setpoint, step.Demand, step.Manual);
        }

        return inputs;
    }

    private static ThresholdSettings Table(OutputLimits limits, List<double> froms, double[] outputs, double hysteresis, TimeSpan period)
    {
        double Within(double value) => Math.Clamp(value, limits.Min, limits.Max);
        var rows = froms.Distinct().Order().Select((from, i) => new ThresholdRow(from, Within(outputs[i + 1]))).ToImmutableArray();
        return new ThresholdSettings(Within(outputs[0]), rows, hysteresis, limits, period);
    }
}
