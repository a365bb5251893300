namespace OrleansHa.Tests.Chaos.Watching;

/// <summary>A committed step as seen in the loop's row: epoch, seq, and when it was first seen (monotonic).</summary>
internal sealed record Commit(TimeSpan At, long Epoch, long Seq);
