namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What the controllers hysteresis, step, ratio and expression remember; a new instance has decided nothing.</summary>
public sealed record DecisionState
{
    /// <summary>The output in force.</summary>
    public double? Output { get; init; }

    /// <summary>The time of the step before.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>hysteresis: whether it is on; null before the first decision.</summary>
    public bool? On { get; init; }

    /// <summary>hysteresis and step: when it last decided on a change.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>step: where the last change leads while the rate has not let the output get there.</summary>
    public double? Goal { get; init; }

    public StabilizationState? Stabilization { get; init; }
}
