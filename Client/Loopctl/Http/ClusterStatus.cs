namespace OrleansHa.Loopctl.Http;

/// <summary>The answer of <c>GET /api/v1/cluster</c>, as far as it is shown.</summary>
internal sealed record ClusterStatus(IReadOnlyList<SiloStatus> Silos);
