using System.Runtime.ExceptionServices;
using Orleans.Concurrency;

namespace Orleans.TestingHost;

/// <summary>Keeps the faults of one storage in its memory.</summary>
[KeepAlive]
[Reentrant]
[GrainType("storagefault")]
internal sealed class StorageFaultGrain : Grain, IStorageFaultGrain, IStorageFaults
{
    private readonly Dictionary<GrainId, Exception> _reads = [];
    private readonly Dictionary<GrainId, Exception> _writes = [];
    private readonly Dictionary<GrainId, Exception> _clears = [];

    public Task AddFaultOnRead(GrainId grainId, Exception exception) => Add(_reads, grainId, exception);

    public Task AddFaultOnWrite(GrainId grainId, Exception exception) => Add(_writes, grainId, exception);

    public Task AddFaultOnClear(GrainId grainId, Exception exception) => Add(_clears, grainId, exception);

    public Task BeforeRead(GrainId grainId) => Throw(_reads, grainId);

    public Task BeforeWrite(GrainId grainId) => Throw(_writes, grainId);

    public Task BeforeClear(GrainId grainId) => Throw(_clears, grainId);

    private static Task Add(Dictionary<GrainId, Exception> faults, GrainId grainId, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        faults[grainId] = exception;
        return Task.CompletedTask;
    }

    private static Task Throw(Dictionary<GrainId, Exception> faults, GrainId grainId)
    {
        if (faults.Remove(grainId, out var fault)) ExceptionDispatchInfo.Throw(fault);
        return Task.CompletedTask;
    }
}
