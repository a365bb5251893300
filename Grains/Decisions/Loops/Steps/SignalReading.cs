using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Control.Signals;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>A signal in one step.</summary>
/// <param name="Name">The signal.</param>
/// <param name="Value">After range check and fail action.</param>
/// <param name="Acting">The fail action in force, or null.</param>
/// <param name="Chosen">The source in use where the selector uses one.</param>
/// <param name="Sources">What was said of each source.</param>
internal sealed record SignalReading(string Name, Measured Value, FailAction? Acting, string? Chosen, ImmutableArray<SourceVerdict> Sources);
