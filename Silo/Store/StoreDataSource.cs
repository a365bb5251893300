using System.Data.Common;
using Npgsql;

namespace OrleansHa.Silo.Store;

/// <summary>Connections to PostgreSQL with defaults for short statements; what the connection string says itself wins.</summary>
internal static class StoreDataSource
{
    public static NpgsqlDataSource Create(string connectionString, string application)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        Default("Maximum Pool Size", 20);      // Two committers, a claimer and reads; three silos and their neighbours share one server.
        Default("Max Auto Prepare", 20);       // More than the statements there are.
        Default("No Reset On Close", true);    // Nobody changes session state, and the reset would be a round trip.
        Default("Cancellation Timeout", -1);   // A cancelled commit may look like a done one: break the connection instead.
        Default("Timeout", 3);                 // A host that is gone is known after 3 s, not 15.
        Default("Host Recheck Seconds", 1);    // A promoted standby was found in 0.05 to 1.1 s instead of 7.
        Default("Application Name", application);
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();

        void Default(string key, object value)
        {
            if (!given.ContainsKey(key))
                builder[key] = value;
        }
    }
}
