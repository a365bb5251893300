using System.Collections.Immutable;
using OrleansHa.Grains.Loops.Steps;
using OrleansHa.Grains.Store;

namespace OrleansHa.Loopctl.Testing.Running;

/// <summary>A step that is decided and not committed yet.</summary>
internal sealed record DecidedStep(ImmutableArray<SignalReading> Signals, ImmutableArray<OutboxEntry> Decisions, string Mode);
