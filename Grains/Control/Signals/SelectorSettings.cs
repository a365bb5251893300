namespace OrleansHa.Grains.Control.Signals;

/// <summary>How a selector chooses.</summary>
public sealed record SelectorSettings
{
    /// <param name="kind">The rule.</param>
    /// <param name="quorum">1 and more: so many usable sources are needed for a value.</param>
    /// <param name="switchBackAfter">Zero and more: how long a lost source has to be healthy before it is trusted again.</param>
    /// <param name="maxDeviation">Above zero, in the signal's unit: null for no limit. Median, average, max and min exclude what is
    /// further from the median, vote2oo3 what is further from the others; failover and load_balance only say deviating.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public SelectorSettings(SelectorKind kind, int quorum, TimeSpan switchBackAfter, double? maxDeviation = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quorum, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(switchBackAfter, TimeSpan.Zero);
        if (maxDeviation is { } deviation && !(double.IsFinite(deviation) && deviation > 0))
            throw new ArgumentOutOfRangeException(nameof(maxDeviation), deviation, "maxDeviation must be finite and above 0.");
        Kind = kind;
        Quorum = quorum;
        SwitchBackAfter = switchBackAfter;
        MaxDeviation = maxDeviation;
    }

    public SelectorKind Kind { get; }

    public int Quorum { get; }

    public TimeSpan SwitchBackAfter { get; }

    public double? MaxDeviation { get; }
}
