namespace OrleansHa.Loopctl.Http;

/// <summary>One revision of a loop.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Hash">Of its meaning.</param>
/// <param name="AppliedAt">When it came into force.</param>
/// <param name="InForce">Whether it still is.</param>
/// <param name="Definition">Its text; null in a list.</param>
internal sealed record LoopRevision(long Revision, string? Hash, DateTimeOffset? AppliedAt, bool InForce, string? Definition);
