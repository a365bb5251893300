using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>Chooses one value from the readings of a signal's sources.</summary>
public static class Selector
{
    /// <param name="state">What was remembered.</param>
    /// <param name="readings">One per source, in the order of the definition, each name once.</param>
    /// <param name="now">The time of the step.</param>
    /// <param name="settings">The rule.</param>
    /// <returns>The new state and the value: Bad when fewer sources than the quorum are usable or agree,
    /// Uncertain_SubNormal when the quorum is met but some source is not ok, otherwise the worst of the used samples.</returns>
    public static (SelectorState State, SelectorResult Result) Step(
        SelectorState state, ReadOnlySpan<SourceReading> readings, DateTimeOffset now, SelectorSettings settings) =>
        settings.Kind switch
        {
            SelectorKind.Failover => FailoverSelector.Step(state, readings, now, settings),
            SelectorKind.LoadBalance => LoadBalanceSelector.Step(state, readings, now, settings),
            SelectorKind.Median or SelectorKind.Average or SelectorKind.Vote2oo3 or SelectorKind.Max or SelectorKind.Min =>
                VotingSelector.Step(state, readings, now, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Kind, "Unknown selector."),
        };

    /// <summary>The value when the quorum is not met: the worst reason that some source gives.</summary>
    internal static Measured BelowQuorum(ReadOnlySpan<SourceReading> readings, DateTimeOffset now)
    {
        var quality = Quality.Bad;
        foreach (ref readonly var reading in readings)
            quality = QualityOrder.Worst(quality, reading.Sample.Quality);
        return Measured.Missing(quality, now);
    }
}
