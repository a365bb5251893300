using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Controllers;
using OrleansHa.Grains.Control.Expressions;

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
        from stabilizeUp in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        from stabilizeDown in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        select new OutputLimits(Math.Min(one, other), Math.Max(one, other), deadband, up, down)
        {
            StabilizeUp = TimeSpan.FromSeconds(stabilizeUp),
            StabilizeDown = TimeSpan.FromSeconds(stabilizeDown),
        };

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

    private static readonly Gen<PidTuning> Tuning =
        from b in Gen.Choose(0, 100)
        from c in Gen.Choose(0, 100)
        from filter in Gen.Choose(1, 30)
        from conditional in Gen.Elements(true, false)
        from up in Gen.Frequency((1, Gen.Constant<double?>(null)), (1, Finite.Positive.Select(rate => (double?)rate)))
        from schedule in Gen.Frequency((2, Gen.Constant<GainSchedule?>(null)), (1, Schedules.Select(rows => (GainSchedule?)rows)))
        select new PidTuning
        {
            ProportionalWeight = b / 100.0,
            DerivativeWeight = c / 100.0,
            DerivativeFilter = filter,
            ConditionalIntegration = conditional,
            SetpointUpPerMinute = up,
            Schedule = schedule,
        };

    private static Gen<GainSchedule> Schedules =>
        from variable in Gen.Elements(Enum.GetValues<ScheduleVariable>())
        from froms in Gen.NonEmptyListOf(Finite.Any)
        from gains in Gen.ArrayOf(Gains, froms.Count)
        select new GainSchedule(variable, [.. froms.Distinct().Order().Select((start, i) => new GainRow(start, gains[i]))]);

    private static Gen<PidGains> Gains =>
        from kp in Finite.NotNegative
        from ki in Finite.NotNegative
        from kd in Finite.NotNegative
        from action in Gen.Elements(ControlAction.Direct, ControlAction.Reverse)
        select new PidGains(kp, ki, kd, action);

    [Fact]
    public void Pid_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from gains in Gains from limits in Limits from period in Period from tuning in Tuning select new PidSettings(gains, limits, period, tuning: tuning),
        settings => (settings.Output, settings.Period), new PidState(), PidController.Step, state =>
        {
            double.IsFinite(state.Integral ?? 0).ShouldBeTrue($"integral {state.Integral}");
            double.IsFinite(state.Derivative).ShouldBeTrue($"derivative {state.Derivative}");
        });

    [Fact]
    public void Threshold_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits
        from froms in Gen.NonEmptyListOf(Finite.Any)
        from outputs in Gen.ArrayOf(Finite.Any, froms.Count + 1)
        from hysteresis in Finite.NotNegative
        from period in Period
        select Table(limits, froms, outputs, hysteresis, period),
        settings => (settings.Output, settings.Period), new ThresholdState(), ThresholdController.Step);

    [Fact]
    public void Hysteresis_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits
        from low in Finite.Any
        from high in Finite.Any
        where low != high
        from off in Finite.Any
        from whenOn in Finite.Any
        from action in Gen.Elements(ControlAction.Direct, ControlAction.Reverse)
        from least in Gen.Choose(0, 20)
        from period in Period
        select new HysteresisSettings(
            Math.Min(low, high), Math.Max(low, high), Math.Clamp(off, limits.Min, limits.Max), Math.Clamp(whenOn, limits.Min, limits.Max), action, limits,
            period, TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(least)),
        settings => (settings.Output, settings.Period), new DecisionState(), HysteresisController.Step);

    [Fact]
    public void Step_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits
        from target in Finite.Any
        from adjustment in Gen.Elements(Enum.GetValues<StepAdjustment>())
        from edge in Finite.Any
        from below in Finite.Any
        from above in Finite.Any
        from cooldown in Gen.Choose(0, 20)
        from period in Period
        select new StepSettings(
            target, adjustment, [new(double.NegativeInfinity, edge, below), new(edge, double.PositiveInfinity, above)], TimeSpan.FromSeconds(cooldown), limits, period),
        settings => (settings.Output, settings.Period), new DecisionState(), StepController.Step);

    [Fact]
    public void Ratio_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits
        from target in Finite.Positive
        from tolerance in Gen.Choose(0, 100)
        from rounding in Gen.Elements(Enum.GetValues<RatioRounding>())
        from period in Period
        select new RatioSettings(target, tolerance / 100.0, rounding, limits, period),
        settings => (settings.Output, settings.Period), new DecisionState(), RatioController.Step);

    [Fact]
    public void Expression_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits
        from formula in Gen.Elements("value * 1e200", "setpoint - value", "1 / value", "sqrt(value)", "value % setpoint")
        from period in Period
        select new FormulaSettings(Expression.Compile(formula, ["value", "setpoint"], ExpressionType.Number).Expression!, limits, period),
        settings => (settings.Output, settings.Period), new DecisionState(),
        (DecisionState state, in ControlInput input, FormulaSettings settings) =>
            FormulaController.Step(state, input, [input.Measurement, Measured.Good(input.Setpoint, input.At)], settings));

    [Fact]
    public void Custom_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from limits in Limits from period in Period select new AskedSettings(limits, period),
        settings => (settings.Output, settings.Period), new DecisionState(),
        (DecisionState state, in ControlInput input, AskedSettings settings) =>
            AskedController.Step(state, input, new Measured(input.Setpoint, input.Measurement.Quality, input.At), settings));

    [Fact]
    public void Cascade_AnyFiniteInputs_StaysFiniteInRangeAndWithinTheRate() => Holds(
        from gains in Gains from limits in Limits from period in Period from age in Gen.Choose(1, 10) select (pid: new PidSettings(gains, limits, period), cascade: new CascadeSettings(TimeSpan.FromSeconds(age))),
        settings => (settings.pid.Output, settings.pid.Period), (pid: new PidState(), cascade: new CascadeState()),
        ((PidState pid, CascadeState cascade) state, in ControlInput input, (PidSettings pid, CascadeSettings cascade) settings) =>
        {
            Measured? outer = input.ManualOutput is > 0 ? Measured.Good(input.Setpoint, input.At) : null;
            var (cascade, setpoint) = CascadeSetpoint.Step(state.cascade, outer, input.At, settings.cascade);
            var (pid, result) = PidController.Step(state.pid, CascadeSetpoint.Follow(input, setpoint), settings.pid);
            return ((pid, cascade), result);
        });

    private delegate (TState State, ControlResult Result) Controller<TState, TSettings>(TState state, in ControlInput input, TSettings settings);

    /// <summary>Every step also runs from the state as it was stored: a takeover between any two steps changes nothing.</summary>
    private static void Holds<TState, TSettings>(
        Gen<TSettings> settings, Func<TSettings, (OutputLimits Limits, TimeSpan Period)> bounds, TState start, Controller<TState, TSettings> step,
        Action<TState>? check = null)
    {
        Prop.ForAll((from chosen in settings from inputs in Inputs select (chosen, inputs)).ToArbitrary(), test =>
        {
            var (limits, period) = bounds(test.chosen);
            var state = start;
            (double? output, DateTimeOffset? at) = (null, null);
            foreach (var input in test.inputs)
            {
                var (takenState, taken) = step(Stored(state), input, test.chosen);
                (state, var result) = step(state, input, test.chosen);
                taken.ShouldBe(result);
                Text(takenState).ShouldBe(Text(state));
                Check(output, at, result, input, limits, period);
                check?.Invoke(state);
                (output, at) = (result.Output, input.At);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    private static string Text<TState>(TState state) => JsonSerializer.Serialize(state, WithFields);

    private static TState Stored<TState>(TState state) => JsonSerializer.Deserialize<TState>(Text(state), WithFields)!;

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
