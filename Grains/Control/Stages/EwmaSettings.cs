namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="EwmaStage"/>.</summary>
public sealed record EwmaSettings
{
    /// <param name="alpha">Weight of the new value, above 0 up to 1 (1 passes the input on).</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public EwmaSettings(double alpha)
    {
        if (!(alpha > 0 && alpha <= 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "alpha must be above 0 and at most 1.");
        Alpha = alpha;
    }

    public double Alpha { get; }
}
