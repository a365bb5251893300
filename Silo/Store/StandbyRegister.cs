using Npgsql;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Writes down which silos stand by for which loops: for whoever has to tell without asking every owner.</summary>
internal sealed class StandbyRegister(NpgsqlDataSource source, StoreHealth health)
{
    private const string Text = """
        INSERT INTO loop_standby (loop_id, epoch, wanted, zones, silos)
        SELECT d.id, d.epoch, d.wanted, string_to_array(d.zones, ','), string_to_array(d.silos, ',')
        FROM unnest($1, $2, $3, $4, $5) AS d(id, epoch, wanted, zones, silos) ORDER BY d.id
        ON CONFLICT (loop_id) DO UPDATE SET epoch = excluded.epoch, wanted = excluded.wanted, zones = excluded.zones, silos = excluded.silos
        WHERE loop_standby.epoch <= excluded.epoch
        """;

    // Nobody waits for it; a store that is slow is asked again.
    private const int TimeoutSeconds = 5;

    /// <exception cref="LoopStoreException">The store is away; writing the same again is harmless.</exception>
    public async Task WriteAsync(IReadOnlyList<StandbyRow> rows)
    {
        try
        {
            await using var command = source.CreateCommand(Text);
            command.CommandTimeout = TimeoutSeconds;
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.LoopId)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Epoch)] });
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(row => row.Wanted)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => string.Join(',', row.Zones))] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => string.Join(',', row.Silos))] });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            if (error is not PostgresException)
                health.Lost(error);
            throw new LoopStoreException($"Who stands by for {rows.Count} loops could not be written down: {error.Message}", error);
        }
    }
}
