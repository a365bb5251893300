namespace OrleansHa.Loopctl.Http;

/// <summary>The answer of <c>GET /api/v1/loops</c>.</summary>
internal sealed record LoopPage(IReadOnlyList<LoopSummary> Items, string? NextCursor);
