namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>PostgreSQL as the answering silo sees it.</summary>
[GenerateSerializer, Alias("loops.StoreStatus")]
public sealed record StoreStatus
{
    /// <summary>ok; degraded: commits wait for a synchronous standby and none follows; read_only: only a standby answers; unreachable.</summary>
    [Id(0)] public string Status { get; init; } = "";

    /// <summary><c>host:port</c>; null while unreachable.</summary>
    [Id(1)] public string? Primary { get; init; }

    /// <summary>Each as <c>name@address state kind</c>, such as <c>b@10.0.0.2 streaming sync</c>, as the primary tells.</summary>
    [Id(2)] public string[] Standbys { get; init; } = [];
}
