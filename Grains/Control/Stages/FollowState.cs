namespace OrleansHa.Grains.Control.Stages;

/// <summary>State of the stages that follow their input: <see cref="RateLimitStage"/> and <see cref="DeadbandStage"/>.</summary>
public sealed record FollowState
{
    /// <summary>The present output, in the unit of the input; null before the first usable input.</summary>
    public double? Output { get; init; }

    /// <summary>The time of the newest sample.</summary>
    public DateTimeOffset? At { get; init; }
}
