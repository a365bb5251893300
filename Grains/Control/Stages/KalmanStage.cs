namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Kalman filter of a random walk (R. E. Kalman, 1960; G. Welch and G. Bishop, An Introduction to the Kalman Filter, 2006):
/// P⁻ = P + q·Δt, K = P⁻ / (P⁻ + r), x ← x + K·(z − x), P ← (1 − K)·P⁻. Starts at the first sample with its own variance, r unless given; the result is
/// at best Uncertain_InitialValue until P⁻ is within a tenth of its stationary value. A gap in time makes the variance grow,
/// so the sample after a long one counts nearly alone. An input without a value changes nothing and is passed on; a repeated
/// sample (no newer time) gives the present estimate. Unit in = unit out, between the smallest and largest sample.
/// </summary>
public static class KalmanStage
{
    private const double Near = 1.1;

    public static (KalmanState State, Measured Output) Step(KalmanState state, Measured input, KalmanSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        if (state.Estimate is not { } estimate || state.At is not { } last)
        {
            var first = new KalmanState { Estimate = value, Variance = FiniteMath.Saturate(settings.InitialVariance), At = input.At };
            return (first, input.Degraded(Quality.Uncertain_InitialValue));
        }

        if (input.At <= last)
            return (state, Result(state, input));

        var drift = FiniteMath.Multiply(settings.ProcessNoise, (input.At - last).TotalSeconds);
        var prior = FiniteMath.Saturate(state.Variance + drift);
        var gain = prior / (prior + settings.MeasurementNoise);
        var next = new KalmanState
        {
            Estimate = Blend(estimate, value, gain),
            Variance = (1 - gain) * prior,
            At = input.At,
            Settled = state.Settled || prior <= Near * Stationary(drift, settings.MeasurementNoise),
        };
        return (next, Result(next, input));
    }

    private static Measured Result(KalmanState state, Measured input)
    {
        var result = new Measured(state.Estimate, input.Quality, input.At);
        return state.Settled ? result : result.Degraded(Quality.Uncertain_InitialValue);
    }

    // The positive root of P⁻² = drift·(P⁻ + r).
    private static double Stationary(double drift, double noise) => (drift / 2) + (Math.Sqrt(drift) * Math.Sqrt((drift / 4) + noise));

    // As a weighted sum, because the difference of two large numbers may overflow; the clamp undoes rounding beyond both.
    private static double Blend(double estimate, double value, double gain) =>
        Math.Clamp(((1 - gain) * estimate) + (gain * value), Math.Min(estimate, value), Math.Max(estimate, value));
}
