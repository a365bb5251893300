namespace Orleans.Storage;

/// <summary>Keeps the records of a part of a memory storage provider; key = provider and number of the part.</summary>
internal interface IMemoryStorageGrain : IGrainWithStringKey
{
    /// <summary>The record, null when there is none.</summary>
    ValueTask<MemoryRecord?> Read(string key);

    /// <summary>Writes unless the stored ETag is another one (null: there must be no record); returns the new ETag.</summary>
    /// <exception cref="InconsistentStateException">The stored ETag is another one.</exception>
    ValueTask<string> Write(string key, string? etag, byte[] payload);

    /// <summary>Removes the record unless its ETag is another one.</summary>
    /// <exception cref="InconsistentStateException">The stored ETag is another one.</exception>
    ValueTask Clear(string key, string? etag);
}
