using Npgsql;

namespace OrleansHa.Loopctl.Dev.Postgres;

/// <summary>Applies a directory of idempotent scripts.</summary>
internal static class SqlScripts
{
    /// <summary>Runs every <c>*.sql</c> in ordinal name order, each in one transaction.</summary>
    /// <returns>The names of the files applied.</returns>
    /// <exception cref="DevException">A script failed; the message names file and line, and nothing of it was applied.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, string directory, CancellationToken cancel)
    {
        if (!Directory.Exists(directory))
            return [];

        var files = Directory.GetFiles(directory, "*.sql").Order(StringComparer.Ordinal).ToList();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        foreach (var file in files)
            await ApplyOneAsync(connection, file, cancel);
        return files.ConvertAll(file => Path.GetFileName(file));
    }

    private static async Task ApplyOneAsync(NpgsqlConnection connection, string file, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(file, cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
#pragma warning disable CA2100 // The text is a script of this repository: running it as it stands is the point.
            await using var command = new NpgsqlCommand(text, connection, transaction);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException error)
        {
            throw new DevException($"{file}: {error.SqlState} {error.MessageText} (position {error.Position})", error);
        }
    }
}
