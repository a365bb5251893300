using System.Text.Json;

namespace OrleansHa.Loopctl.Http;

/// <summary>The answer of <c>GET /api/v1/loops</c>.</summary>
internal sealed record LoopPage(IReadOnlyList<JsonElement> Items, string? NextCursor);
