namespace OrleansHa.Grains.Control.Stages;

/// <summary>State of <see cref="EwmaStage"/>; a new instance has seen nothing.</summary>
public sealed record EwmaState
{
    /// <summary>The present average, in the unit of the input; null before the first usable input.</summary>
    public double? Average { get; init; }
}
