namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Rate of change, smoothed by a first-order filter in backward difference: s ← (T·s + p·Δx) / (T + Δt), with T the filter's
/// time constant and p the time it counts by (K. J. Åström and R. M. Murray, Feedback Systems, 2008, section 10.5). The first
/// sample has no slope: Bad_WaitingForInitialData, never 0; then at best Uncertain_InitialValue for one time constant. An input
/// without a value changes nothing and is passed on; the next difference spans the gap. A repeated sample (no newer time)
/// gives the present slope. Unit: that of the input per <c>per</c>.
/// </summary>
public static class DerivativeStage
{
    public static (DerivativeState State, Measured Output) Step(DerivativeState state, Measured input, DerivativeSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        if (state.Value is not { } former || state.At is not { } last || input.At - last > (settings.MaxGap ?? TimeSpan.MaxValue))
        {
            var first = new DerivativeState { Value = value, At = input.At, Since = input.At };
            return (first, Measured.Missing(Quality.Bad_WaitingForInitialData, input.At));
        }

        if (input.At <= last)
            return (state, Result(state, input, settings));

        var seconds = (input.At - last).TotalSeconds;
        var filter = state.Slope is null ? 0 : settings.Filter.TotalSeconds;
        var change = FiniteMath.Multiply(settings.Per.TotalSeconds, FiniteMath.Subtract(value, former));
        var slope = FiniteMath.Saturate((FiniteMath.Multiply(filter, state.Slope ?? 0) + change) / (filter + seconds));
        var next = state with { Value = value, At = input.At, Slope = slope };
        return (next, Result(next, input, settings));
    }

    private static Measured Result(DerivativeState state, Measured input, DerivativeSettings settings)
    {
        if (state.Slope is not { } slope)
            return Measured.Missing(Quality.Bad_WaitingForInitialData, input.At);
        var result = new Measured(slope, input.Quality, input.At);
        return state.At - state.Since < settings.Filter ? result.Degraded(Quality.Uncertain_InitialValue) : result;
    }
}
