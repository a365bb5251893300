namespace OrleansHa.Grains.Control.Controllers;

/// <summary>Bounds on a controller's output, in the output's unit.</summary>
public sealed record OutputLimits
{
    /// <param name="min">Finite.</param>
    /// <param name="max">Finite, at least <paramref name="min"/>.</param>
    /// <param name="deadband">0 and more: a smaller change is not made, except onto a limit.</param>
    /// <param name="ratePerMinuteUp">Above 0: fastest rise per minute; null is unlimited.</param>
    /// <param name="ratePerMinuteDown">Above 0: fastest fall per minute; null is unlimited.</param>
    /// <param name="initial">Where the output is taken to be before the first decision; <paramref name="min"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public OutputLimits(
        double min, double max, double deadband = 0, double? ratePerMinuteUp = null, double? ratePerMinuteDown = null, double? initial = null)
    {
        if (!(double.IsFinite(min) && double.IsFinite(max) && min <= max))
            throw new ArgumentOutOfRangeException(nameof(min), min, $"min and max must be finite with min <= max; max is {max}.");
        if (!(double.IsFinite(deadband) && deadband >= 0))
            throw new ArgumentOutOfRangeException(nameof(deadband), deadband, "deadband must be finite and not negative.");
        if (initial is { } start && !(start >= min && start <= max))
            throw new ArgumentOutOfRangeException(nameof(initial), start, $"initial must be within [{min}, {max}].");
        Min = min;
        Max = max;
        Deadband = deadband;
        RatePerMinuteUp = Rate(ratePerMinuteUp, nameof(ratePerMinuteUp));
        RatePerMinuteDown = Rate(ratePerMinuteDown, nameof(ratePerMinuteDown));
        Initial = initial ?? min;
    }

    public double Min { get; }

    public double Max { get; }

    public double Deadband { get; }

    public double? RatePerMinuteUp { get; }

    public double? RatePerMinuteDown { get; }

    public double Initial { get; }

    /// <summary>Zero and more: a rise has to be asked for as long as this.</summary>
    public TimeSpan StabilizeUp { get; init; }

    /// <summary>Zero and more: a fall has to be asked for as long as this.</summary>
    public TimeSpan StabilizeDown { get; init; }

    private static double? Rate(double? rate, string name) =>
        rate is not { } value || (double.IsFinite(value) && value > 0)
            ? rate
            : throw new ArgumentOutOfRangeException(name, value, "A rate must be finite and above 0.");
}
