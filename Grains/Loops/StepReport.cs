using System.Collections.Immutable;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Loops.Steps;

namespace OrleansHa.Grains.Loops;

/// <summary>What the last committed step looked like.</summary>
internal sealed record StepReport(LoopState State, ImmutableArray<SignalReading> Signals, string ActualMode, long Seq);
