using System.Collections.Immutable;
using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>The selected value.</summary>
/// <param name="Value">Value, quality and time (of the oldest sample it stands on); Bad below the quorum.</param>
/// <param name="Chosen">For failover and load_balance the source in use, otherwise null.</param>
/// <param name="Sources">One verdict per reading, in the order of the readings.</param>
public sealed record SelectorResult(Measured Value, string? Chosen, ImmutableArray<SourceVerdict> Sources)
{
    /// <summary>Whether some source differs from the value by more than it may.</summary>
    public bool DeviationAlarm => Sources.Any(source => source.Health == SourceHealth.Deviating);
}
