namespace OrleansHa.Grains.Control.Stages;

/// <summary>State of <see cref="DerivativeStage"/>; a new instance has seen nothing.</summary>
public sealed record DerivativeState
{
    /// <summary>The newest sample's value.</summary>
    public double? Value { get; init; }

    /// <summary>Its time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The time of the first sample: how long the filter has run.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The smoothed slope; null before the second sample.</summary>
    public double? Slope { get; init; }
}
