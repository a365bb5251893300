using Npgsql;
using OrleansHa.Grains.Control;
using OrleansHa.Grains.Interfaces.Definition;
using OrleansHa.Grains.Sources;
using OrleansHa.Silo.Outputs;

namespace OrleansHa.Silo.Sources.Postgres;

/// <summary>Connections to databases that sources stand in, and what their failures mean.</summary>
internal static class PostgresFaults
{
    private const int CancellationMs = 500;

    /// <summary>The settings of a connection, with this source's time-out. The secret is read anew each time.</summary>
    /// <exception cref="InvalidOperationException">It is missing or not valid; the message never has its value.</exception>
    public static NpgsqlConnectionStringBuilder Settings(SecretReference connection, TimeSpan timeout)
    {
        var text = SecretReader.Read(connection);
        try
        {
            var seconds = (int)Math.Ceiling(timeout.TotalSeconds);
            return new NpgsqlConnectionStringBuilder(text)
            {
                ApplicationName = "orleansha source",
                Timeout = seconds,
                CommandTimeout = seconds,
                // A server that does not answer does not cancel either.
                CancellationTimeout = CancellationMs,
            };
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new InvalidOperationException($"The connection string {connection} is not valid.");
        }
    }

    /// <summary>What a failure means; null when it is none that this knows.</summary>
    public static SourceAnswer? Answer(Exception error, DateTimeOffset at) => error switch
    {
        PostgresException postgres => SourceAnswer.Failed(Why(postgres.SqlState), $"{postgres.SqlState}: {postgres.MessageText}", at),
        NpgsqlException { InnerException: TimeoutException } => SourceAnswer.Failed(Quality.Bad_NoCommunication, "the database does not answer", at),
        NpgsqlException npgsql => SourceAnswer.Failed(Quality.Bad_NotConnected, npgsql.Message, at),
        TimeoutException => SourceAnswer.Failed(Quality.Bad_NoCommunication, "the database does not answer", at),
        InvalidOperationException missing => SourceAnswer.Failed(Quality.Bad_ConfigurationError, missing.Message, at),
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: by class, where one means the same throughout.
    private static Quality Why(string state) => state[..2] switch
    {
        "08" or "53" => Quality.Bad_NotConnected,
        "57" => state == PostgresErrorCodes.QueryCanceled ? Quality.Bad_NoCommunication : Quality.Bad_NotConnected,
        "25" or "28" or "3D" or "42" => Quality.Bad_ConfigurationError,
        _ => Quality.Bad_SensorFailure,
    };
}
