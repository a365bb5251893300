using System.Collections.Immutable;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops;

/// <summary>A step that has not acted yet.</summary>
/// <param name="Report">What it looked like.</param>
/// <param name="Decisions">To deliver.</param>
/// <param name="Started">Timestamp of its beginning.</param>
internal sealed record DecidedStep(StepReport Report, ImmutableArray<OutboxEntry> Decisions, long Started);
