using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.AdoNet;
using Orleans.Configuration;

namespace Orleans.Storage;

/// <summary>Stores grain states in table OrleansStorage. The ETag is the row's version, which each write and clear raises by one.</summary>
internal sealed class AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options, IOptions<ClusterOptions> cluster)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, ILifecycleObserver
{
    private const string Read = "ReadFromStorageKey", Write = "WriteToStorageKey", Clear = "ClearStorageKey", Delete = "DeleteStorageKey";

    private readonly AdoNetDatabase _database = AdoNetDatabase.Open(options.Invariant, options.ConnectionString, options.DataSource);
    private readonly string _serviceId = cluster.Value.ServiceId;
    private OrleansQueries? _queries;

    private OrleansQueries Queries => _queries ?? throw new InvalidOperationException($"Storage '{name}' was used before its stage {options.InitStage} of the silo's start.");

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe($"{nameof(AdoNetGrainStorage)} {name}", options.InitStage, this);

    public async Task OnStart(CancellationToken cancellationToken = default)
    {
        string[] keys = options.DeleteStateOnClear ? [Read, Write, Clear, Delete] : [Read, Write, Clear];
        _queries = await OrleansQueries.LoadAsync(_database, keys, cancellationToken).ConfigureAwait(false);
    }

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = StoredGrainRow.Of(stateName, grainId, _serviceId);
        var found = await _database.QueryAsync(Queries[Read], row.Bind, static reader =>
        {
            var payload = reader.GetOrdinal("PayloadBinary");
            var version = reader.GetOrdinal("Version");
            return (
                Payload: reader.IsDBNull(payload) ? null : reader.GetFieldValue<byte[]>(payload),
                ETag: reader.IsDBNull(version) ? null : Convert.ToString(reader.GetValue(version), CultureInfo.InvariantCulture));
        }).ConfigureAwait(false);
        if (found.Count > 1) throw new InvalidOperationException($"Storage '{name}' holds {found.Count} rows of state '{stateName}' of grain '{grainId}': only one is allowed.");

        var (payload, etag) = found.Count == 0 ? (null, null) : found[0];
        var state = payload is null ? default : options.GrainStorageSerializer.Deserialize<T>(new BinaryData(payload));
        grainState.State = state ?? NewState<T>();
        grainState.ETag = etag;
        grainState.RecordExists = payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = StoredGrainRow.Of(stateName, grainId, _serviceId);
        var payload = options.GrainStorageSerializer.Serialize(grainState.State).ToArray();
        var version = await ChangeAsync(Write, "write", stateName, grainId, grainState.ETag, command =>
        {
            row.Bind(command);
            command.AddInt("GrainStateVersion", VersionOf(grainState.ETag));
            command.AddBytes("PayloadBinary", payload);
        }).ConfigureAwait(false);
        grainState.ETag = version;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            // Nothing was read yet: only a row that is there can be cleared, and only as the version that is there now.
            await ReadStateAsync(stateName, grainId, grainState).ConfigureAwait(false);
            if (grainState.ETag is null) return;
        }

        var row = StoredGrainRow.Of(stateName, grainId, _serviceId);
        var version = await ChangeAsync(options.DeleteStateOnClear ? Delete : Clear, "clear", stateName, grainId, grainState.ETag, command =>
        {
            row.Bind(command);
            command.AddInt("GrainStateVersion", VersionOf(grainState.ETag));
        }).ConfigureAwait(false);
        grainState.ETag = options.DeleteStateOnClear ? null : version;
        grainState.RecordExists = false;
        grainState.State = NewState<T>();
    }

    private static int? VersionOf(string? etag) => etag is null
        ? null
        : int.TryParse(etag, NumberStyles.Integer, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new InconsistentStateException($"ETag '{etag}' was not given by this storage: its marks are decimal numbers.", null, etag);

    /// <summary>Runs a conditional statement; a version that is missing or still the held one means that nothing was changed.</summary>
    private async Task<string> ChangeAsync(string key, string verb, string stateName, GrainId grainId, string? held, Action<System.Data.Common.DbCommand> bind)
    {
        var versions = await _database.QueryAsync(
            Queries[key], bind, static reader => reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)).ConfigureAwait(false);
        var stored = versions.Count == 0 ? null : versions[0];
        if (!string.IsNullOrEmpty(stored) && stored != held) return stored;
        throw new InconsistentStateException(
            $"Could not {verb} state '{stateName}' of grain '{grainId}' in storage '{name}' (service '{_serviceId}'): another version than the held one is stored. Read the state again before writing.",
            "Unknown",
            held);
    }

    private static T NewState<T>() => (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
}
