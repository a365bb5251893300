using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops.Operations;

/// <summary>What is to become of an operation once its commit is known.</summary>
/// <param name="Outcome">Applied, Repeated or Refused.</param>
/// <param name="Code">Why it was refused, or null.</param>
/// <param name="Message">The same for people.</param>
internal readonly record struct OperationVerdict(OperationOutcome Outcome, string? Code, string? Message);
