namespace OrleansHa.Grains.Control.Stages;

/// <summary>
/// Report by exception (as OPC UA's absolute deadband, Part 4, 7.22.2): stays at its output until the input is further away
/// than the band, then goes to it. Starts at the first usable input. Quality and time are the input's; an input without a
/// value changes nothing and is passed on, and time plays no part. Unit in = unit out.
/// </summary>
public static class DeadbandStage
{
    public static (FollowState State, Measured Output) Step(FollowState state, Measured input, DeadbandSettings settings)
    {
        if (input.Value is not { } value)
            return (state, input);
        var output = state.Output is { } present && Math.Abs(value - present) <= settings.Band ? present : value;
        return (new FollowState { Output = output, At = input.At }, new Measured(output, input.Quality, input.At));
    }
}
