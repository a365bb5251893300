namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a threshold controller remembers; a new instance has decided nothing.</summary>
public sealed record ThresholdState
{
    /// <summary>The row in force, −1 below the first; null before the first decision.</summary>
    public int? Row { get; init; }

    /// <summary>The output in force.</summary>
    public double? Output { get; init; }

    /// <summary>The time of the step before.</summary>
    public DateTimeOffset? At { get; init; }

    public StabilizationState? Stabilization { get; init; }
}
