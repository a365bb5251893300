using Npgsql;
using OrleansHa.Loopctl.Dev.Postgres;
using Xunit;

namespace OrleansHa.Tests.Support;

/// <summary>
/// An empty database on the test run's server: use it as <c>IClassFixture&lt;ScratchDatabase&gt;</c>. For one that has the
/// tables of deploy/sql, use <see cref="SchemaDatabase"/>.
/// </summary>
public class ScratchDatabase : IAsyncLifetime
{
    private string? _connectionString;

    /// <summary>Connects as the superuser.</summary>
    public string ConnectionString =>
        _connectionString ?? throw new InvalidOperationException("use it as a fixture, or call InitializeAsync first");

    public virtual async Task InitializeAsync()
    {
        var server = await ScratchPostgres.SharedAsync();
        _connectionString = await server.CreateDatabaseAsync();
    }

    /// <summary>Applies deploy/sql; each script may be applied again.</summary>
    public Task ApplySchemaAsync() => SqlScripts.ApplyAsync(ConnectionString, Repository.SqlDirectory, CancellationToken.None);

    /// <summary>Runs one statement.</summary>
    /// <returns>The first column of its first row, or null.</returns>
    public async Task<object?> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Test code writes the statement itself.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The database goes with the server; only the pool's connections are given back.</summary>
    public virtual Task DisposeAsync()
    {
        if (_connectionString is not null)
        {
            using var connection = new NpgsqlConnection(_connectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        return Task.CompletedTask;
    }
}
