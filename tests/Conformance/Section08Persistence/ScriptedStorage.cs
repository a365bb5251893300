using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace OrleansHa.Tests.Conformance.Section08Persistence;

/// <summary>
/// An application's own storage in this process: it keeps the provider contract, notes what is asked of it in the journal
/// under KEY-storage, and fails as the key's name says.
/// </summary>
internal sealed class ScriptedStorage : IGrainStorage
{
    private static readonly ConcurrentDictionary<(string State, GrainId Grain), (Stored Value, int Version)> Rows = new();

    /// <summary>Somebody else writes: the version that grains hold is stale from now on.</summary>
    public static void WriteBehind(GrainId grain, int number, string stateName = "scripted") =>
        Rows.AddOrUpdate((stateName, grain), (new Stored { Number = number }, 1), (_, row) => (new Stored { Number = number }, row.Version + 1));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Note(grainId, $"read {stateName}");
        if (Key(grainId).StartsWith("unreadable", StringComparison.Ordinal))
            throw new NotSupportedException("cannot be read");
        var found = Rows.TryGetValue((stateName, grainId), out var row);
        grainState.State = found ? (T)(object)Clone(row.Value) : Activator.CreateInstance<T>();
        grainState.ETag = found ? Text(row.Version) : null;
        grainState.RecordExists = found;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(grainId);
        Note(grainId, "write begins");
        if (key.StartsWith("slow", StringComparison.Ordinal))
            await Gate.Of(key).PassAsync();
        if (key.StartsWith("broken", StringComparison.Ordinal))
            throw new TimeoutException("the disk is away");
        if (key.StartsWith("refusing", StringComparison.Ordinal))
            throw new BadProviderConfigException("not like this");

        var id = (stateName, grainId);
        var stored = Rows.TryGetValue(id, out var row) ? Text(row.Version) : null;
        if (stored != grainState.ETag)
            throw new InconsistentStateException("the row was changed", stored, grainState.ETag);
        Rows[id] = (Clone((Stored)(object)grainState.State!), row.Version + 1);
        grainState.ETag = Text(row.Version + 1);
        grainState.RecordExists = true;
        Note(grainId, "write ends");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Note(grainId, "clear");
        Rows.TryRemove((stateName, grainId), out _);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static Stored Clone(Stored value) => new() { Number = value.Number, Text = value.Text, Items = [.. value.Items] };

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string Key(GrainId grain) => grain.Key.ToString();

    private static void Note(GrainId grain, string entry) => Journal.Add(Key(grain) + "-storage", entry);
}
