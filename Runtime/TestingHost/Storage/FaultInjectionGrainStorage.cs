using Orleans.Storage;

namespace Orleans.TestingHost;

/// <summary>A storage that fails when a test asked for it, before the storage behind it is touched.</summary>
internal sealed class FaultInjectionGrainStorage(IGrainStorage storage, IStorageFaults faults, FaultInjectionGrainStorageOptions options, TimeProvider time) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await WaitAsync();
        await faults.BeforeRead(grainId);
        await storage.ReadStateAsync(stateName, grainId, grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await WaitAsync();
        await faults.BeforeWrite(grainId);
        await storage.WriteStateAsync(stateName, grainId, grainState);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await WaitAsync();
        await faults.BeforeClear(grainId);
        await storage.ClearStateAsync(stateName, grainId, grainState);
    }

    private Task WaitAsync() => options.Latency > TimeSpan.Zero ? Task.Delay(options.Latency, time) : Task.CompletedTask;
}
