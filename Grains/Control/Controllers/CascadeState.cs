namespace OrleansHa.Grains.Control.Controllers;

/// <summary>What a cascade remembers of its set-point; a new instance has heard nothing.</summary>
public sealed record CascadeState
{
    /// <summary>The newest usable output of the outer loop.</summary>
    public Measured? Setpoint { get; init; }
}
