namespace OrleansHa.Grains.Interfaces.Cluster;

/// <summary>PostgreSQL as the answering silo sees it.</summary>
[GenerateSerializer, Alias("loops.StoreStatus")]
public sealed record StoreStatus
{
    /// <summary>ok or unreachable.</summary>
    [Id(0)] public string Status { get; init; } = "";

    /// <summary><c>host:port</c>; null while unreachable.</summary>
    [Id(1)] public string? Primary { get; init; }

    [Id(2)] public string[] Standbys { get; init; } = [];
}
