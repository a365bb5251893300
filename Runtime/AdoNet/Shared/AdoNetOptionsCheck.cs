using System.Data.Common;

namespace Orleans.AdoNet;

/// <summary>The rules that all ADO.NET options share.</summary>
internal static class AdoNetOptionsCheck
{
    /// <summary>Requires a driver and exactly one way to reach the database.</summary>
    public static void Connection(string options, string? invariant, string? connectionString, DbDataSource? dataSource)
    {
        if (dataSource is null && string.IsNullOrWhiteSpace(invariant))
        {
            throw new OrleansConfigurationException($"{options}.Invariant is blank: name the driver, '{AdoNetDatabase.NpgsqlInvariant}' for PostgreSQL.");
        }

        var hasString = !string.IsNullOrWhiteSpace(connectionString);
        if (!hasString && dataSource is null) throw new OrleansConfigurationException($"{options} has neither ConnectionString nor DataSource: set one of them.");
        if (hasString && dataSource is not null) throw new OrleansConfigurationException($"{options} has both ConnectionString and DataSource: set only one of them.");
    }
}
