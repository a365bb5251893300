namespace OrleansHa.Grains.Control.Stages;

/// <summary>State of <see cref="KalmanStage"/>; a new instance has seen nothing.</summary>
public sealed record KalmanState
{
    /// <summary>In the unit of the input.</summary>
    public double? Estimate { get; init; }

    /// <summary>Of the estimate, in squared units.</summary>
    public double Variance { get; init; }

    /// <summary>The time of the newest sample.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether the variance has come near its stationary value.</summary>
    public bool Settled { get; init; }
}
