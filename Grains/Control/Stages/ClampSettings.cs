namespace OrleansHa.Grains.Control.Stages;

/// <summary>Settings of <see cref="ClampStage"/>.</summary>
public sealed record ClampSettings
{
    /// <param name="min">Finite, in the unit of the input.</param>
    /// <param name="max">Finite, at least <paramref name="min"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or the wrong way round.</exception>
    public ClampSettings(double min, double max)
    {
        if (!(double.IsFinite(min) && double.IsFinite(max) && min <= max))
            throw new ArgumentOutOfRangeException(nameof(min), min, $"min and max must be finite with min <= max; max is {max}.");
        Min = min;
        Max = max;
    }

    public double Min { get; }

    public double Max { get; }
}
