namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Follows the input by at most the rate times the time between samples; starts at the first usable one. While it lags behind
/// the result is at best Good_Clamped. An input without a value changes nothing and is passed on; a sample that is not newer
/// moves nothing. Unit in = unit out.
/// </summary>
public static class RateLimitStage
{
    public static (FollowState State, Measured Output) Step(FollowState state, Measured input, RateLimitSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        if (state.Output is not { } from || state.At is not { } last)
            return (new FollowState { Output = value, At = input.At }, input);

        var elapsed = input.At > last ? input.At - last : TimeSpan.Zero;
        var seconds = (settings.MaxGap is { } longest && elapsed > longest ? longest : elapsed).TotalSeconds;
        var output = value > from ? Math.Min(value, from + Budget(settings.UpPerMinute, seconds))
            : Math.Max(value, from - Budget(settings.DownPerMinute, seconds));

        // A clock that went back does not give the same time twice.
        var next = new FollowState { Output = output, At = input.At > last ? input.At : last };
        var result = new Measured(output, input.Quality, input.At);
        return (next, output.Equals(value) ? result : result.Degraded(Quality.Good_Clamped));
    }

    private static double Budget(double? perMinute, double seconds) => perMinute is { } rate ? rate / 60 * seconds : double.PositiveInfinity;
}
