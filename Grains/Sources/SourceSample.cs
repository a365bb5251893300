namespace OrleansHa.Grains.Sources;

/// <summary>One sample of a streaming source.</summary>
/// <param name="Answer">The value, or why there is none.</param>
/// <param name="Id">The sender's own id, the same on every repetition; null when there is none.</param>
/// <param name="ConfirmAsync">Tells the source that this sample and those before it are taken; null when it does not care.</param>
internal sealed record SourceSample(SourceAnswer Answer, string? Id = null, Func<Task>? ConfirmAsync = null);
