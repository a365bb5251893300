using System.Collections.Concurrent;
using Npgsql;
using OrleansHa.Grains.Interfaces.Definition;

namespace OrleansHa.Silo.Outputs.Postgres;

/// <summary>Pools of connections to the databases that outputs write to: one for each connection string, however many loops use it.</summary>
internal sealed class PostgresTargets : IAsyncDisposable
{
    // Outputs write one decision each at a time; more would only queue at the server.
    private const int MaxPoolSize = 8;

    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _sources = new();

    /// <exception cref="SecretMissingException">It is missing or not valid; the message never has its value.</exception>
    public NpgsqlDataSource Of(SecretReference connection)
    {
        var text = SecretReader.Read(connection);
        try
        {
            return _sources.GetOrAdd(text, static text =>
            {
                var settings = new NpgsqlConnectionStringBuilder(text)
                {
                    ApplicationName = "orleansha output",
                    MaxPoolSize = MaxPoolSize,
                    Timeout = 3,
                    // A cancelled commit may look like a done one: break the connection instead.
                    CancellationTimeout = -1,
                    HostRecheckSeconds = 1,
                };
                return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
            });
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new SecretMissingException($"The connection string {connection} is not valid.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync().ConfigureAwait(false);
    }
}
