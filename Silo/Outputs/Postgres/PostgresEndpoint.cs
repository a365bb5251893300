using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Outputs;

namespace OrleansHa.Silo.Outputs.Postgres;

/// <summary>
/// Runs the definition's statement with a decision's parts. It has to be idempotent by <c>@key</c> and guarded by <c>@epoch</c>;
/// where it returns a column <c>stale</c> that is true, the table knows a higher epoch. A commit that was not replicated, or whose
/// answer did not come, is unknown: the same statement runs again.
/// </summary>
internal sealed class PostgresEndpoint(PostgresOutputTarget target, DeliveryDefinition delivery, PostgresTargets targets) : IOutputEndpoint
{
    public string Where => target.Connection.ToString();

    public string? Zone => null;

    public async Task<EndpointAnswer> AttemptAsync(OutputMessage message, CancellationToken bound)
    {
        try
        {
            // Opening may be cancelled; the statement carries no token, or a commit might be reported as done that is not.
            await using var connection = await targets.Of(target.Connection).OpenConnectionAsync(bound).ConfigureAwait(false);
            string? unreplicated = null;
            connection.Notice += (_, arguments) =>
            {
                if (arguments.Notice.MessageText.Contains("synchronous replication", StringComparison.Ordinal))
                    unreplicated = arguments.Notice.MessageText;
            };
            var isStale = await RunAsync(connection, message).ConfigureAwait(false);
            if (unreplicated is not null)
                return EndpointAnswer.Transient($"{Where}: {unreplicated}");
            return isStale ? EndpointAnswer.Stale($"{Where}: the table knows a higher epoch than {message.SenderEpoch}") : EndpointAnswer.Delivered;
        }
        catch (PostgresException error)
        {
            var detail = $"{Where}: {error.SqlState} {error.MessageText}";
            return IsForGood(error.SqlState) ? EndpointAnswer.Refused(detail) : EndpointAnswer.Transient(detail);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException or SocketException)
        {
            return EndpointAnswer.Transient($"{Where}: {error.Message}");
        }
    }

    public void Dispose()
    {
        // The pool belongs to all outputs of the silo.
    }

    /// <summary>Data that does not fit (22), a constraint (23) and a wrong statement never pass; a missing table or right may come.</summary>
    private static bool IsForGood(string state) => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)
        || state == PostgresErrorCodes.SyntaxError;

    private async Task<bool> RunAsync(NpgsqlConnection connection, OutputMessage message)
    {
        var decision = message.Decision;
        await using var command = new NpgsqlCommand(target.Statement, connection);
        command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(delivery.Timeout.TotalSeconds));
        command.Parameters.AddWithValue("key", NpgsqlDbType.Text, message.IdempotencyKey);
        command.Parameters.AddWithValue("epoch", NpgsqlDbType.Bigint, message.SenderEpoch);
        command.Parameters.AddWithValue("seq", NpgsqlDbType.Bigint, decision.Seq);
        command.Parameters.AddWithValue("value", NpgsqlDbType.Double, decision.Value);
        command.Parameters.AddWithValue("at", NpgsqlDbType.TimestampTz, decision.At.UtcDateTime);
        command.Parameters.AddWithValue("quality", NpgsqlDbType.Text, decision.Quality.ToString());
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        if (!await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            return false;
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i) == "stale" && reader.GetFieldType(i) == typeof(bool))
                return !await reader.IsDBNullAsync(i, CancellationToken.None).ConfigureAwait(false) && reader.GetBoolean(i);
        }

        return false;
    }
}
