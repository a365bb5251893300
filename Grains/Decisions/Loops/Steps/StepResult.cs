using System.Collections.Immutable;
using OrleansHa.Grains.Loops.State;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What a step decided.</summary>
/// <param name="State">Afterwards.</param>
/// <param name="Decisions">To commit and then deliver.</param>
/// <param name="ActualMode">A word of <see cref="ModeWords"/>.</param>
internal sealed record StepResult(LoopState State, ImmutableArray<OutboxEntry> Decisions, string ActualMode);
