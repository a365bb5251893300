using OrleansHa.Grains.Control.Sources;

namespace OrleansHa.Grains.Control.Signals;

/// <summary>What a selector says of one source.</summary>
/// <param name="Name">The source.</param>
/// <param name="Health">The watchdog's word, or deviating.</param>
/// <param name="Used">Whether the value stands on it.</param>
/// <param name="Sample">The sample that was looked at.</param>
public readonly record struct SourceVerdict(string Name, SourceHealth Health, bool Used, Measured Sample);
