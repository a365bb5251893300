namespace OrleansHa.Grains.Control.Controllers;

/// <summary>How a cascade's set-point is taken from the outer loop.</summary>
public sealed record CascadeSettings
{
    /// <param name="maxAge">Above zero: an older set-point is held and degrades the quality.</param>
    /// <param name="initial">Finite: the set-point before the outer loop has decided; null waits for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public CascadeSettings(TimeSpan maxAge, double? initial = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxAge, TimeSpan.Zero);
        if (initial is { } start && !double.IsFinite(start))
            throw new ArgumentOutOfRangeException(nameof(initial), start, "initial must be finite.");
        MaxAge = maxAge;
        Initial = initial;
    }

    public TimeSpan MaxAge { get; }

    public double? Initial { get; }
}
