using System.Collections.Immutable;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>One committed step.</summary>
/// <param name="At">Since the start.</param>
/// <param name="Process">The true value behind the controlled signal; of a recording, the value that was selected.</param>
/// <param name="Output">What the controller says, acted upon or not.</param>
/// <param name="Quality">Of the decision.</param>
/// <param name="Mode">Actual.</param>
/// <param name="Signals">What was selected, and what was said of each source.</param>
/// <param name="Decisions">Emitted by it.</param>
internal sealed record TraceRow(
    TimeSpan At, double? Process, double? Output, Quality Quality, string Mode, ImmutableArray<SignalReading> Signals, ImmutableArray<OutboxEntry> Decisions);
