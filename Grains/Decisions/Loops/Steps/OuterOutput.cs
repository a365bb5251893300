using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Loops.Steps;

/// <summary>What an inner loop has heard of its outer one.</summary>
/// <param name="Output">With the time by this loop's clock; missing when nothing is to follow it.</param>
/// <param name="Epoch">Of the outer loop.</param>
/// <param name="Seq">Of the outer loop's step.</param>
/// <param name="Ready">Whether following it is no jump.</param>
internal sealed record OuterOutput(Measured Output, long Epoch, long Seq, bool Ready);
