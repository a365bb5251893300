using Orleans.Configuration;

namespace Orleans.Storage;

/// <summary>
/// Keeps states serialized in grains of the cluster: they outlive the grains they belong to, but not the silo that happens to
/// hold them. For development and tests.
/// </summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly IMemoryStorageGrain[] _parts;
    private readonly IGrainStorageSerializer _serializer;

    public MemoryGrainStorage(string name, MemoryGrainStorageOptions options, IGrainFactory grains)
    {
        _serializer = options.GrainStorageSerializer;
        _parts = [.. Enumerable.Range(0, options.NumStorageGrains).Select(part => grains.GetGrain<IMemoryStorageGrain>($"{name}/{part}"))];
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = await PartOf(grainId).Read(KeyOf(stateName, grainId));
        grainState.ETag = record?.ETag;
        grainState.RecordExists = record is not null;
        grainState.State = record is null ? StateActivator<T>.Create() : _serializer.Deserialize<T>(new BinaryData(record.Payload));
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = _serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await PartOf(grainId).Write(KeyOf(stateName, grainId), grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await PartOf(grainId).Clear(KeyOf(stateName, grainId), grainState.ETag);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = StateActivator<T>.Create();
    }

    private static string KeyOf(string stateName, GrainId grainId) => $"{grainId}/{stateName}";

    private IMemoryStorageGrain PartOf(GrainId grainId) => _parts[grainId.GetUniformHashCode() % (uint)_parts.Length];
}
