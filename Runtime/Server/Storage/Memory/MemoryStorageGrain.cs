using Orleans.Placement;

namespace Orleans.Storage;

/// <summary>Keeps records in its memory; they go with its silo.</summary>
[KeepAlive]
[RandomPlacement]
[GrainType("memorystorage")]
internal sealed class MemoryStorageGrain : Grain, IMemoryStorageGrain
{
    private readonly Dictionary<string, MemoryRecord> _records = new(StringComparer.Ordinal);

    public ValueTask<MemoryRecord?> Read(string key) => new(_records.GetValueOrDefault(key));

    public ValueTask<string> Write(string key, string? etag, byte[] payload)
    {
        Check(key, etag);
        var next = World.NewGuid().ToString("N");
        _records[key] = new MemoryRecord(next, payload);
        return new(next);
    }

    public ValueTask Clear(string key, string? etag)
    {
        Check(key, etag);
        _records.Remove(key);
        return default;
    }

    private void Check(string key, string? etag)
    {
        var stored = _records.GetValueOrDefault(key)?.ETag;
        if (stored != etag) throw new InconsistentStateException($"The record '{key}' was changed by someone else.", stored, etag);
    }
}
