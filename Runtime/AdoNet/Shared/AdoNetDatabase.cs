using System.Data;
using System.Data.Common;
using System.Reflection;

namespace Orleans.AdoNet;

/// <summary>Runs the statements of table OrleansQuery: one command on one pooled connection each, no transaction of its own.</summary>
internal sealed class AdoNetDatabase
{
    /// <summary>The one driver there is a factory for.</summary>
    public const string NpgsqlInvariant = "Npgsql";

    private readonly Func<DbConnection> _create;

    private AdoNetDatabase(Func<DbConnection> create) => _create = create;

    /// <summary>The database behind a data source, or behind a connection string of the named driver.</summary>
    /// <exception cref="OrleansConfigurationException">The driver is not there.</exception>
    public static AdoNetDatabase Open(string invariant, string? connectionString, DbDataSource? dataSource)
    {
        if (dataSource is not null) return new AdoNetDatabase(dataSource.CreateConnection);
        var factory = Factory(invariant);
        return new AdoNetDatabase(() =>
        {
            var connection = factory.CreateConnection() ?? throw new InvalidOperationException($"{factory.GetType()} made no connection.");
            connection.ConnectionString = connectionString;
            return connection;
        });
    }

    /// <summary>Runs a statement and returns what <paramref name="read"/> makes of each row.</summary>
    public async Task<List<T>> QueryAsync<T>(string statement, Action<DbCommand> bind, Func<DbDataReader, T> read, CancellationToken cancellationToken = default)
    {
        await using var connection = _create();
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the operator's own table, as the providers' contract has it; values are parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        bind(command);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs a statement for its effect.</summary>
    public async Task ExecuteAsync(string statement, Action<DbCommand> bind, CancellationToken cancellationToken = default) =>
        await QueryAsync(statement, bind, static _ => 0, cancellationToken).ConfigureAwait(false);

    /// <summary>Runs a statement that answers with one row of one column that says whether it was applied.</summary>
    public async Task<bool> ApplyAsync(string statement, Action<DbCommand> bind, CancellationToken cancellationToken = default)
    {
        var rows = await QueryAsync(statement, bind, static reader => Convert.ToBoolean(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return rows.Count == 1 && rows[0];
    }

    private static DbProviderFactory Factory(string invariant)
    {
        // The driver is the application's choice and its reference; the engine only knows its name.
        if (!string.Equals(invariant, NpgsqlInvariant, StringComparison.Ordinal))
        {
            throw new OrleansConfigurationException($"No database driver is known for invariant '{invariant}': use '{NpgsqlInvariant}', or set DataSource.");
        }

        try
        {
            var type = Assembly.Load(NpgsqlInvariant).GetType("Npgsql.NpgsqlFactory", throwOnError: true)!;
            return (DbProviderFactory)type.GetField("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw new OrleansConfigurationException($"Invariant '{invariant}' needs assembly Npgsql, which the application has to reference.", error);
        }
    }
}
