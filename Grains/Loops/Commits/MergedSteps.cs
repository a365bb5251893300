using OrleansHa.Grains.Outputs;
using OrleansHa.Grains.Store;

namespace OrleansHa.Grains.Loops.Commits;

/// <summary>See <see cref="StepMerge"/>.</summary>
/// <param name="Decided">Decisions that need a row.</param>
/// <param name="Rows">Ends of decisions that have a row.</param>
/// <param name="Passed">Ends of decisions that never had one.</param>
/// <param name="Ended">Both kinds of ends, for the accounts.</param>
internal sealed record MergedSteps(
    IReadOnlyList<OutboxEntry> Decided, IReadOnlyList<Retirement> Rows, IReadOnlyList<Retirement> Passed, IReadOnlyList<Retirement> Ended);
