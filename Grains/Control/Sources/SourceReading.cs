namespace OrleansHa.Grains.Control.Sources;

/// <summary>One source as a selector sees it at the time of a step.</summary>
/// <param name="Name">Unique in its signal.</param>
/// <param name="Priority">1 is asked first; equal priorities follow the order of the definition.</param>
/// <param name="Sample">The newest sample, or a missing one with the reason.</param>
/// <param name="Health">What the watchdog says.</param>
public readonly record struct SourceReading(string Name, int Priority, Measured Sample, SourceHealth Health);
