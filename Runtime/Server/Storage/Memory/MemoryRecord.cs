namespace Orleans.Storage;

/// <summary>A stored state. Its payload is never changed.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class MemoryRecord(string etag, byte[] payload)
{
    [Id(0)]
    public string ETag { get; } = etag;

    [Id(1)]
    public byte[] Payload { get; } = payload;
}
