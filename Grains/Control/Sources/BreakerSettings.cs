namespace OrleansHa.Grains.Control.Sources;

/// <summary>When a failing source is left alone.</summary>
public sealed record BreakerSettings
{
    /// <param name="failures">1 and more: so many failures in a row open it.</param>
    /// <param name="openFor">Above zero: how long nothing is tried then.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public BreakerSettings(int failures, TimeSpan openFor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(openFor, TimeSpan.Zero);
        Failures = failures;
        OpenFor = openFor;
    }

    public int Failures { get; }

    public TimeSpan OpenFor { get; }
}
