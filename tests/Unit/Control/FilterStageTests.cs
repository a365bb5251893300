using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Stages;

namespace OrleansHa.Tests.Unit.Control;

/// <summary>Worked examples, warm-up, Bad inputs and gaps of the stages with a memory.</summary>
public sealed class FilterStageTests
{
    [Fact]
    public void MedianWindow_Spike_IsTakenOutOnceTheWindowIsFull()
    {
        var outputs = Run(MedianWindowStage.Step, new WindowState(), new WindowSettings(3), 10, 11, 500, 12, 11);

        outputs.Select(output => output.Value).ShouldBe([10, 10.5, 11, 12, 12]);
        outputs.Select(output => output.Quality).ShouldBe(
            [Quality.Uncertain_InitialValue, Quality.Uncertain_InitialValue, Quality.Good, Quality.Good, Quality.Good]);
    }

    [Fact]
    public void MovingAverage_UncertainSample_TaintsTheResultWhileItIsInTheWindow()
    {
        var settings = new WindowSettings(2);
        var (state, _) = MovingAverageStage.Step(new WindowState(), Times.Good(10).Degraded(Quality.Uncertain_SubNormal), settings);
        (state, var second) = MovingAverageStage.Step(state, Times.Good(20, 1), settings);
        (_, var third) = MovingAverageStage.Step(state, Times.Good(30, 2), settings);

        second.ShouldBe(new Measured(15, Quality.Uncertain_SubNormal, Times.At(1)));
        third.ShouldBe(Times.Good(25, 2));
    }

    [Fact]
    public void MovingAverage_RepeatedSample_CountsOnce()
    {
        var settings = new WindowSettings(2);
        var (state, _) = MovingAverageStage.Step(new WindowState(), Times.Good(10), settings);
        (state, _) = MovingAverageStage.Step(state, Times.Good(20, 1), settings);
        for (var i = 0; i < 5; i++)
            (state, _) = MovingAverageStage.Step(state, Times.Good(20, 1), settings);

        MovingAverageStage.Step(state, Times.Good(20, 1), settings).Output.Value.ShouldBe(15);
    }

    [Fact]
    public void Window_AfterAGapLongerThanAllowed_StartsAnew()
    {
        var settings = new WindowSettings(2, TimeSpan.FromSeconds(10));
        var (state, _) = MovingAverageStage.Step(new WindowState(), Times.Good(10), settings);
        (state, var near) = MovingAverageStage.Step(state, Times.Good(20, 10), settings);
        (_, var far) = MovingAverageStage.Step(state, Times.Good(90, 21), settings);

        near.ShouldBe(Times.Good(15, 10));
        far.ShouldBe(new Measured(90, Quality.Uncertain_InitialValue, Times.At(21)));
    }

    [Fact]
    public void Kalman_ConstantWithNoise_SettlesNearItWithLessNoise()
    {
        var noise = new Random(7);
        var inputs = Enumerable.Range(0, 400).Select(_ => 50 + ((noise.NextDouble() - 0.5) * 4)).ToArray();

        var outputs = Run(KalmanStage.Step, new KalmanState(), new KalmanSettings(0.001, 1.3), inputs);

        outputs[0].Quality.ShouldBe(Quality.Uncertain_InitialValue);
        outputs[^1].Quality.ShouldBe(Quality.Good);
        outputs[200..].ShouldAllBe(output => Math.Abs(output.Value!.Value - 50) < 0.5);
    }

    [Fact]
    public void Kalman_OneStep_FollowsTheEquations()
    {
        var settings = new KalmanSettings(processNoise: 1, measurementNoise: 2);
        var (state, _) = KalmanStage.Step(new KalmanState(), Times.Good(10), settings);

        (state, var second) = KalmanStage.Step(state, Times.Good(20, 2), settings);

        // P- = 2 + 1*2 = 4, K = 4/6, x = 10 + 10*4/6, P = 4/3.
        second.Value!.Value.ShouldBe(10 + (40.0 / 6), 1e-12);
        state.Variance.ShouldBe(4.0 / 3, 1e-12);
    }

    [Fact]
    public void Kalman_LongGap_TrustsTheSampleAfterIt()
    {
        var settings = new KalmanSettings(0.01, 1);
        var (state, _) = KalmanStage.Step(new KalmanState(), Times.Good(0), settings);
        for (var second = 1; second < 100; second++)
            (state, _) = KalmanStage.Step(state, Times.Good(0, second), settings);

        KalmanStage.Step(state, Times.Good(100, 100_000), settings).Output.Value!.Value.ShouldBeGreaterThan(99);
    }

    [Fact]
    public void Derivative_Ramp_GivesItsSlopeAfterAFirstSampleWithoutOne()
    {
        var outputs = Run(DerivativeStage.Step, new DerivativeState(), new DerivativeSettings(TimeSpan.Zero, TimeSpan.FromMinutes(1)), 0, 2, 4);

        outputs[0].Quality.ShouldBe(Quality.Bad_WaitingForInitialData);
        outputs[1..].ShouldAllBe(output => output.Value == 120 && output.Quality == Quality.Good);
    }

    [Fact]
    public void Derivative_WithFilter_IsInitialForOneTimeConstant()
    {
        var outputs = Run(DerivativeStage.Step, new DerivativeState(), new DerivativeSettings(TimeSpan.FromSeconds(3)), 0, 1, 2, 3, 9);

        outputs[1..3].ShouldAllBe(output => output.Quality == Quality.Uncertain_InitialValue);
        outputs[3].ShouldBe(Times.Good(1, 3));
        outputs[4].Value!.Value.ShouldBe(((3 * 1) + 6) / 4.0, 1e-12);
    }

    [Fact]
    public void Derivative_MissingInBetween_SpansTheGap()
    {
        var settings = new DerivativeSettings(TimeSpan.Zero);
        var (state, _) = DerivativeStage.Step(new DerivativeState(), Times.Good(0), settings);
        (state, _) = DerivativeStage.Step(state, Times.Missing(1), settings);

        DerivativeStage.Step(state, Times.Good(8, 4), settings).Output.Value.ShouldBe(2);
    }

    [Fact]
    public void RateLimit_Jump_IsFollowedAtTheRateAndSaysSo()
    {
        var outputs = Run(RateLimitStage.Step, new FollowState(), new RateLimitSettings(60, 120), 0, 10, 10, -10);

        outputs.Select(output => output.Value).ShouldBe([0, 1, 2, 0]);
        outputs[1].Quality.ShouldBe(Quality.Good_Clamped);
    }

    [Fact]
    public void RateLimit_LongGap_CountsAsMaxGap()
    {
        var settings = new RateLimitSettings(60, 60, TimeSpan.FromSeconds(5));
        var (state, _) = RateLimitStage.Step(new FollowState(), Times.Good(0), settings);

        RateLimitStage.Step(state, Times.Good(100, 1000), settings).Output.Value.ShouldBe(5);
    }

    [Fact]
    public void Deadband_SmallChanges_DoNotPass() =>
        Run(DeadbandStage.Step, new FollowState(), new DeadbandSettings(2), 10, 11, 12, 12.5, 11, 10)
            .Select(output => output.Value).ShouldBe([10, 10, 10, 12.5, 12.5, 10]);

    [Fact]
    public void Anomaly_SpikeAndLastingChange_FlagsThemUntilTheyAreUsual()
    {
        double[] usual = [10, 11, 9, 10, 11, 9, 10, 11, 9];
        var outputs = Run(AnomalyStage.Step, new WindowState(), new AnomalySettings(new WindowSettings(9)),
            [.. usual, 80, 10, .. Enumerable.Repeat(80.0, 9)]);

        outputs[7].Quality.ShouldBe(Quality.Uncertain_InitialValue);
        outputs[8].ShouldBe(Times.Good(9, 8));
        outputs[9].ShouldBe(new Measured(80, Quality.Uncertain, Times.At(9)));
        outputs[10].Quality.ShouldBe(Quality.Good);
        outputs[11].Quality.ShouldBe(Quality.Uncertain);
        outputs[^1].Quality.ShouldBe(Quality.Good);
    }

    [Fact]
    public void Anomaly_RejectOnAConstant_NeedsMinDeviation()
    {
        double[] steady = [.. Enumerable.Repeat(20.0, 6), 20.1];

        Run(AnomalyStage.Step, new WindowState(), new AnomalySettings(new WindowSettings(5), answer: AnomalyAnswer.Reject), steady)[^1].Quality.ShouldBe(Quality.Bad_SensorFailure);
        Run(AnomalyStage.Step, new WindowState(), new AnomalySettings(new WindowSettings(5), minDeviation: 1, answer: AnomalyAnswer.Reject), steady)[^1].Value.ShouldBe(20.1);
    }

    [Fact]
    public void Anomaly_Replace_GivesTheMedianAsASubstitute() =>
        Run(AnomalyStage.Step, new WindowState(), new AnomalySettings(new WindowSettings(5), answer: AnomalyAnswer.Replace), 10, 11, 12, 13, 10, 900)[^1]
            .ShouldBe(new Measured(11.5, Quality.Uncertain_SubstituteValue, Times.At(5)));

    private static Measured[] Run<TState, TSettings>(
        Func<TState, Measured, TSettings, (TState State, Measured Output)> step, TState state, TSettings settings, params double[] values)
    {
        var outputs = new Measured[values.Length];
        for (var i = 0; i < values.Length; i++)
            (state, outputs[i]) = step(state, Times.Good(values[i], i), settings);
        return outputs;
    }
}
