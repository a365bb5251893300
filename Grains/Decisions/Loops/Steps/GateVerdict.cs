using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Loops;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What the gate says of one sample.</summary>
/// <param name="Status">Which case.</param>
/// <param name="Quality">The quality it was taken in with.</param>
/// <param name="Error">Why it was refused, or null.</param>
internal readonly record struct GateVerdict(ReceiptStatus Status, Quality Quality, string? Error);
