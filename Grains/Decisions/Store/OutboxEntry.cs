using OrleansHa.Grains.Control;

namespace OrleansHa.Grains.Store;

/// <summary>A decision that is not delivered yet.</summary>
/// <param name="Output">The output it is for.</param>
/// <param name="Seq">The step that decided it.</param>
/// <param name="Epoch">The epoch it was decided under.</param>
/// <param name="Value">Finite, in the output's unit.</param>
/// <param name="Quality">Of the decision.</param>
/// <param name="At">When it was decided.</param>
internal sealed record OutboxEntry(string Output, long Seq, long Epoch, double Value, Quality Quality, DateTimeOffset At);
