using System.Data;
using Npgsql;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;

namespace OrleansHa.Silo.Sources.Postgres;

/// <summary>The first column of a query's only row. The transaction is read-only, whatever the statement is.</summary>
internal sealed class PostgresQuerySource(PostgresSourceInput input, TimeSpan timeout, TimeProvider time) : IPulledSource
{
    public async Task<SourceAnswer> ReadAsync(CancellationToken cancel)
    {
        try
        {
            // Sources of one database share a pool, whose size is part of the connection string.
            await using var connection = new NpgsqlConnection(PostgresFaults.Settings(input.Connection, timeout).ConnectionString);
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands = { new NpgsqlBatchCommand("SET TRANSACTION READ ONLY"), new NpgsqlBatchCommand(input.Query!) },
            };
            await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel).ConfigureAwait(false);
            var answer = await OnlyRowAsync(reader, cancel).ConfigureAwait(false);
            // What a careless statement still has to send is not waited for.
            if (!reader.IsClosed)
                batch.Cancel();
            return answer;
        }
        catch (Exception error) when (PostgresFaults.Answer(error, time.GetUtcNow()) is not null)
        {
            return PostgresFaults.Answer(error, time.GetUtcNow())!.Value;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<SourceAnswer> OnlyRowAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        if (reader.FieldCount == 0)
            return SourceAnswer.NoValue("the statement gives no columns", at);
        if (!await reader.ReadAsync(cancel).ConfigureAwait(false))
            return SourceAnswer.NoValue("the query gives no row", at);
        var first = await FirstColumnAsync(reader, at, cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false) ? SourceAnswer.NoValue("the query gives more than one row", at) : first;
    }

    private static async Task<SourceAnswer> FirstColumnAsync(NpgsqlDataReader reader, DateTimeOffset at, CancellationToken cancel)
    {
        if (await reader.IsDBNullAsync(0, cancel).ConfigureAwait(false))
            return SourceAnswer.NoValue("the query gives NULL", at);
        var type = reader.GetFieldType(0);
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(long) || type == typeof(int) || type == typeof(short))
            return await NumberAsync(reader, type, at, cancel).ConfigureAwait(false);
        if (type != typeof(string))
            return SourceAnswer.NoValue($"the first column is {reader.GetDataTypeName(0)}, not a number", at);
        // A text may be as long as the database can hold: only what a number can be is read.
        using var text = await reader.GetTextReaderAsync(0, cancel).ConfigureAwait(false);
        var buffer = new char[128];
        var length = await text.ReadBlockAsync(buffer, cancel).ConfigureAwait(false);
        if (length == buffer.Length)
            return SourceAnswer.NoValue("the query gives a text that is longer than any number", at);
        return SampleNumber.Read(System.Text.Encoding.UTF8.GetBytes(buffer, 0, length), JsonPath.Root, at);
    }

    private static async Task<SourceAnswer> NumberAsync(NpgsqlDataReader reader, Type type, DateTimeOffset at, CancellationToken cancel)
    {
        try
        {
            var value = type == typeof(decimal)
                ? await reader.GetFieldValueAsync<decimal>(0, cancel).ConfigureAwait(false)
                : await reader.GetFieldValueAsync<object>(0, cancel).ConfigureAwait(false);
            return SourceAnswer.Good(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), at);
        }
        catch (Exception error) when (error is OverflowException or InvalidCastException)
        {
            // numeric can be NaN, infinite, or longer than a decimal.
            return SourceAnswer.NoValue("the query gives a numeric that is no finite number of this size", at);
        }
    }
}
