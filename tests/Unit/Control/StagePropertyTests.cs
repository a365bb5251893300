using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>For every stateful stage and any samples: an honest quality, the same result after a takeover, nothing invented.</summary>
public sealed class StagePropertyTests
{
    private static readonly Gen<Measured[]> Samples =
        from steps in Gen.NonEmptyListOf(
            from value in Finite.Any
            from quality in Gen.Frequency((6, Gen.Constant(Quality.Good)), (2, Gen.Elements(Enum.GetValues<Quality>())))
            from milliseconds in Gen.Frequency((6, Gen.Choose(1, 3000)), (1, Gen.Constant(0)), (1, Gen.Choose(-5000, 10_000_000)))
            select (value, quality, milliseconds))
        select Timed(steps);

    [Fact]
    public void Ewma_AnySamples_KeepsTheRules() =>
        Holds(Finite.Positive.Where(a => a <= 1).Select(a => new EwmaSettings(a)), EwmaStage.Step, new EwmaState(), within: true);

    [Fact]
    public void MedianWindow_AnySamples_KeepsTheRules() => Holds(Windows(1), MedianWindowStage.Step, new WindowState(), within: true);

    [Fact]
    public void MovingAverage_AnySamples_KeepsTheRules() => Holds(Windows(1), MovingAverageStage.Step, new WindowState(), within: true);

    [Fact]
    public void Kalman_AnySamples_KeepsTheRules() =>
        Holds(from q in Finite.Positive from r in Finite.Positive select new KalmanSettings(q, r), KalmanStage.Step, new KalmanState(), within: true);

    [Fact]
    public void RateLimit_AnySamples_KeepsTheRules() => Holds(RateLimits, RateLimitStage.Step, new FollowState(), within: true);

    [Fact]
    public void Deadband_AnySamples_KeepsTheRules() =>
        Holds(Finite.Positive.Select(band => new DeadbandSettings(band)), DeadbandStage.Step, new FollowState(), within: true);

    [Fact]
    public void Derivative_AnySamples_KeepsTheRules() =>
        Holds(from filter in Gen.Choose(0, 5000) select new DerivativeSettings(TimeSpan.FromMilliseconds(filter)), DerivativeStage.Step, new DerivativeState(), within: false);

    [Fact]
    public void Anomaly_AnySamples_KeepsTheRules() =>
        Holds(from window in Windows(AnomalySettings.LeastSamples) from answer in Gen.Elements(Enum.GetValues<AnomalyAnswer>()) select new AnomalySettings(window, answer: answer), AnomalyStage.Step, new WindowState(), within: true);

    [Fact]
    public void RateLimit_AnySamples_NeverMovesFasterThanItsRate()
    {
        Prop.ForAll((from settings in RateLimits from samples in Samples select (settings, samples)).ToArbitrary(), test =>
        {
            var state = new FollowState();
            foreach (var sample in test.samples)
            {
                var before = state;
                (state, _) = RateLimitStage.Step(before, sample, test.settings);
                if (before.Output is not { } from || state.Output is not { } to || from.Equals(to))
                    continue;
                var seconds = Math.Max(0, (sample.At - before.At!.Value).TotalSeconds);
                var most = (to > from ? test.settings.UpPerMinute : test.settings.DownPerMinute) / 60 * seconds ?? double.PositiveInfinity;
                var slack = (Math.BitIncrement(Math.Abs(from)) - Math.Abs(from) + Math.BitIncrement(most) - most) * 2;
                Math.Abs(to - from).ShouldBeLessThanOrEqualTo(most + (double.IsNaN(slack) ? 0 : slack));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void DeadbandAndClamp_OnTheirOwnResult_ChangeNothing()
    {
        Prop.ForAll((from band in Finite.Positive from one in Finite.Any from other in Finite.Any from samples in Samples select (band, one, other, samples)).ToArbitrary(), test =>
        {
            var (band, clamp) = (new DeadbandSettings(test.band), new ClampSettings(Math.Min(test.one, test.other), Math.Max(test.one, test.other)));
            var (first, second) = (new FollowState(), new FollowState());
            foreach (var sample in test.samples)
            {
                (first, var once) = DeadbandStage.Step(first, sample, band);
                (second, var twice) = DeadbandStage.Step(second, once, band);
                twice.ShouldBe(once);
                ClampStage.Apply(ClampStage.Apply(sample, clamp), clamp).ShouldBe(ClampStage.Apply(sample, clamp));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Lookup_AnyInsideInput_IsBetweenItsNeighboursAndExactAtItsPoints()
    {
        var tables = from inputs in Gen.ListOf(Finite.Any).Where(list => list.Distinct().Count() >= 2)
                     from outputs in Gen.ArrayOf(Finite.Any, inputs.Count)
                     from at in Finite.Any
                     select (points: inputs.Distinct().Order().Select((x, i) => new LookupPoint(x, outputs[i])).ToArray(), at);
        Prop.ForAll(tables.ToArbitrary(), test =>
        {
            var settings = new LookupSettings([.. test.points]);
            foreach (var point in test.points)
                LookupStage.Apply(Times.Good(point.Input), settings).Value!.Value.ShouldBe(point.Output);
            var result = LookupStage.Apply(Times.Good(test.at), settings);
            var inside = test.at >= test.points[0].Input && test.at <= test.points[^1].Input;
            result.Quality.ShouldBe(inside ? Quality.Good : Quality.Good_Clamped);
            result.Value!.Value.ShouldBeInRange(test.points.Min(p => p.Output), test.points.Max(p => p.Output));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static Gen<RateLimitSettings> RateLimits =>
        from up in Gen.Frequency((1, Gen.Constant<double?>(null)), (3, Finite.Positive.Select(rate => (double?)rate)))
        from down in Gen.Frequency((1, Gen.Constant<double?>(null)), (3, Finite.Positive.Select(rate => (double?)rate)))
        select new RateLimitSettings(up, down);

    private static Gen<WindowSettings> Windows(int least) =>
        from size in Gen.Choose(least, 12)
        from gap in Gen.Frequency((1, Gen.Constant<TimeSpan?>(null)), (1, Gen.Choose(1, 5).Select(seconds => (TimeSpan?)TimeSpan.FromSeconds(seconds))))
        select new WindowSettings(size, gap);

    private static void Holds<TState, TSettings>(
        Gen<TSettings> settings, Func<TState, Measured, TSettings, (TState State, Measured Output)> step, TState start, bool within)
    {
        Prop.ForAll((from chosen in settings from samples in Samples select (chosen, samples)).ToArbitrary(), test =>
        {
            var state = start;
            var (least, most) = (double.MaxValue, double.MinValue);
            foreach (var sample in test.samples)
            {
                var stored = JsonSerializer.Serialize(state);
                var taken = step(JsonSerializer.Deserialize<TState>(stored)!, sample, test.chosen);
                (state, var output) = step(state, sample, test.chosen);
                taken.Output.ShouldBe(output, "a takeover between two steps changes nothing");
                JsonSerializer.Serialize(taken.State).ShouldBe(JsonSerializer.Serialize(state));
                ((int)output.Quality).ShouldBeGreaterThanOrEqualTo((int)sample.Quality, "quality never improves along the path");
                if (sample.Value is not { } value)
                {
                    JsonSerializer.Serialize(state).ShouldBe(stored, "an input without a value changes nothing");
                    output.ShouldBe(sample);
                    continue;
                }

                (least, most) = (Math.Min(least, value), Math.Max(most, value));
                if (within && output.Value is { } result)
                    result.ShouldBeInRange(least, most);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static Measured[] Timed(List<(double Value, Quality Quality, int Milliseconds)> steps)
    {
        var now = Times.At(100_000);
        return [.. steps.Select(step => new Measured(step.Value, step.Quality, now += TimeSpan.FromMilliseconds(step.Milliseconds)))];
    }
}
