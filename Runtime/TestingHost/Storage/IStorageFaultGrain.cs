namespace Orleans.TestingHost;

/// <summary>Makes a storage added with AddFaultInjectionMemoryStorage fail; its key is the storage's name. Each fault happens once.</summary>
public interface IStorageFaultGrain : IGrainWithStringKey
{
    /// <summary>The grain's next read fails.</summary>
    Task AddFaultOnRead(GrainId grainId, Exception exception);

    /// <summary>The grain's next write fails.</summary>
    Task AddFaultOnWrite(GrainId grainId, Exception exception);

    /// <summary>The grain's next clear fails.</summary>
    Task AddFaultOnClear(GrainId grainId, Exception exception);
}
