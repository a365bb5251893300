using Dapper;
using Npgsql;
using OrleansHa.Grains.Store;

namespace OrleansHa.Silo.Store;

/// <summary>Drained zones in PostgreSQL.</summary>
internal sealed class ZoneOrders(NpgsqlDataSource source) : IZoneOrders
{
    private const string SetText = """
        INSERT INTO zone_order (zone, drained) VALUES (@zone, @drained)
        ON CONFLICT (zone) DO UPDATE SET drained = excluded.drained, ordered_at = now() WHERE zone_order.drained <> excluded.drained
        """;

    public async Task<IReadOnlyCollection<string>> DrainedAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            return (await connection.QueryAsync<string>(new CommandDefinition("SELECT zone FROM zone_order WHERE drained", cancellationToken: cancel)).ConfigureAwait(false)).AsList();
        }
        catch (Exception error) when (StoreErrors.IsConnection(error) && !cancel.IsCancellationRequested)
        {
            throw new LoopStoreException($"The drained zones cannot be read: {error.Message}", error);
        }
    }

    public async Task<bool> SetAsync(string zone, bool drained)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
            var before = await connection.ExecuteScalarAsync<bool?>("SELECT drained FROM zone_order WHERE zone = @zone", new { zone }).ConfigureAwait(false);
            if ((before ?? false) == drained)
                return false;
            return await connection.ExecuteAsync(SetText, new { zone, drained }).ConfigureAwait(false) > 0;
        }
        catch (Exception error) when (StoreErrors.IsConnection(error))
        {
            throw new LoopStoreException($"The order for zone '{zone}' could not be written: {error.Message}. Whether it took effect is not known; repeating it is safe.", error);
        }
    }
}
