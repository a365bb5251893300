namespace OrleansHa.Loopctl.Http;

/// <summary>What applying a definition would do.</summary>
/// <param name="Name">The loop.</param>
/// <param name="Revision">In force; 0 when there is none.</param>
/// <param name="Outcome"><c>created</c>, <c>updated</c> or <c>unchanged</c>.</param>
/// <param name="Warnings">What is worth knowing.</param>
/// <param name="Differences">From what is in force.</param>
internal sealed record DryRunResult(string Name, long Revision, string Outcome, IReadOnlyList<ProblemError>? Warnings, IReadOnlyList<Difference>? Differences);
