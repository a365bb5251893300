using Microsoft.Extensions.Logging;
using Orleans.Runtime.Messaging;
using Orleans.Runtime.Telemetry;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>
/// A grain's state and its operations, which never overlap: they run in call order; a write (or clear) that has not started
/// also serves the ones asked for after it, and a read that follows a successful operation has nothing left to do.
/// </summary>
internal sealed class PersistentState<TState>(IGrainContext context, string name, IGrainStorage storage, ILogger logger, StorageInstruments? instruments = null) : IPersistentState<TState>, IGrainMigrationParticipant
{
    private readonly GrainState<TState> _record = new();
    private bool _loaded;
    private bool _moved;
    private Queued? _last;

    private string MigrationKey => "state." + name;

    public TState State
    {
        get
        {
            CheckContext();
            return _record.State!;
        }

        set
        {
            CheckContext();
            _record.State = value;
        }
    }

    public string? Etag
    {
        get
        {
            CheckContext();
            return _record.ETag;
        }
    }

    public bool RecordExists
    {
        get
        {
            CheckContext();
            return _loaded
                ? _record.RecordExists
                : throw new InvalidOperationException($"State '{name}' of {context.GrainId} is not read yet; it is before OnActivateAsync, not in the constructor.");
        }
    }

    public Task ReadStateAsync() => Enqueue(StorageOperation.Read, default);

    public Task WriteStateAsync() => Enqueue(StorageOperation.Write, default);

    public Task ClearStateAsync() => Enqueue(StorageOperation.Clear, default);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Enqueue(StorageOperation.Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Enqueue(StorageOperation.Write, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Enqueue(StorageOperation.Clear, cancellationToken);

    /// <summary>Reads it while the activation starts, unless it came along from another silo.</summary>
    public Task ReadFirstAsync(CancellationToken cancellationToken) => _moved ? Task.CompletedTask : Enqueue(StorageOperation.Read, cancellationToken);

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        // While an operation runs nobody knows what the storage has: the next activation reads it.
        if (_loaded && _last is not { Task.IsCompleted: false }) dehydrationContext.TryAddValue(MigrationKey, _record);
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (!rehydrationContext.TryGetValue<GrainState<TState>>(MigrationKey, out var moved)) return;
        (_record.State, _record.ETag, _record.RecordExists) = (moved.State ?? StateActivator<TState>.Create(), moved.ETag, moved.RecordExists);
        _loaded = _moved = true;
    }

    private Task Enqueue(StorageOperation operation, CancellationToken cancellationToken)
    {
        CheckContext();
        if (_last is { HasStarted: false } waiting && waiting.Operation == operation && operation != StorageOperation.Read) return waiting.Task;
        var queued = new Queued(operation);
        queued.Task = RunAsync(queued, _last is { Task.IsCompleted: false } before ? before : null, cancellationToken);
        _last = queued;
        return queued.Task;
    }

    private async Task RunAsync(Queued queued, Queued? before, CancellationToken cancellationToken)
    {
        if (before is not null)
        {
            await before.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

            // What it would read is what that operation left here.
            if (queued.Operation == StorageOperation.Read && before.Task.IsCompletedSuccessfully) return;
        }

        queued.HasStarted = true;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await MeasureAsync(queued.Operation, cancellationToken);
        }
        catch (InconsistentStateException error)
        {
            // Tells the activation, should it escape the call, that it was its own state.
            error.SourceActivation = context.ActivationId;
            StorageLog.OperationFailed(logger, error, queued.Operation, name, context.GrainId);
            throw;
        }
        catch (Exception error) when (error is not OrleansException && !(error is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            StorageLog.OperationFailed(logger, error, queued.Operation, name, context.GrainId);
            throw new OrleansException($"{queued.Operation} of state '{name}' of {context.GrainId} failed in {storage.GetType().Name}: {error.Message}", error);
        }
    }

    private static string ActivityNameOf(StorageOperation operation) => operation switch
    {
        StorageOperation.Read => ActivityNames.StorageRead,
        StorageOperation.Write => ActivityNames.StorageWrite,
        _ => ActivityNames.StorageClear,
    };

    private async Task MeasureAsync(StorageOperation operation, CancellationToken cancellationToken)
    {
        var began = instruments?.Begin(operation) ?? 0;
        var succeeded = false;
        using var span = EngineActivities.StartStorage(ActivityNameOf(operation), context.GrainId, name, storage);
        try
        {
            await CallStorage(operation, cancellationToken);
            succeeded = true;
        }
        catch (Exception error)
        {
            span.Failed(error);
            throw;
        }
        finally
        {
            instruments?.Ended(operation, began, succeeded, storage, name, typeof(TState));
        }
    }

    private async Task CallStorage(StorageOperation operation, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case StorageOperation.Read:
                await storage.ReadStateAsync(name, context.GrainId, _record, cancellationToken);
                _loaded = true;
                break;
            case StorageOperation.Write:
                await storage.WriteStateAsync(name, context.GrainId, _record, cancellationToken);
                return;
            default:
                await storage.ClearStateAsync(name, context.GrainId, _record, cancellationToken);
                _record.RecordExists = false;
                _record.State = StateActivator<TState>.Create();
                return;
        }

        _record.State ??= StateActivator<TState>.Create();
    }

    private void CheckContext()
    {
        if (ReferenceEquals(RuntimeContext.Current, context)) return;
        throw new InvalidOperationException(
            $"State '{name}' of {context.GrainId} was used outside of that activation's turns (here: {RuntimeContext.Current?.GrainId.ToString() ?? "no grain"}). Mind Task.Run and ConfigureAwait(false).");
    }

    private sealed class Queued(StorageOperation operation)
    {
        public StorageOperation Operation { get; } = operation;

        public bool HasStarted { get; set; }

        public Task Task { get; set; } = Task.CompletedTask;
    }
}
