using System.Data.Common;
using Npgsql;

namespace OrleansHa.Silo.Store;

/// <summary>Connections to PostgreSQL with defaults for short statements; what the connection string says itself wins.</summary>
internal static class StoreDataSource
{
    private const string TargetKey = "Target Session Attributes";
    private const string RecheckKey = "Host Recheck Seconds";

    /// <summary>The connection string for the engine's tables, which it opens by itself: with several hosts, the one that takes writes.</summary>
    public static string ForEngine(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!IsMultiHost(builder))
            return connectionString;
        if (!given.ContainsKey(TargetKey))
            builder[TargetKey] = "primary";
        if (!given.ContainsKey(RecheckKey))
            builder[RecheckKey] = 1;
        return builder.ConnectionString;
    }

    public static NpgsqlDataSource Create(string connectionString, string application)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        Default("Maximum Pool Size", 20);      // Two committers, a claimer and reads; three silos and their neighbours share one server.
        Default("Max Auto Prepare", 20);       // More than the statements there are.
        Default("No Reset On Close", true);    // Nobody changes session state, and the reset would be a round trip.
        Default("Cancellation Timeout", -1);   // A cancelled commit may look like a done one: break the connection instead.
        Default("Timeout", 3);                 // A host that is gone is known after 3 s, not 15.
        Default(RecheckKey, 1);                  // A promoted standby was found in 0.05 to 1.1 s instead of 7.
        Default("Application Name", application);
        if (!IsMultiHost(builder))
            return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
        // Only the server that takes writes is of use; a data source is told so beside its connection string.
        var target = Target(builder);
        builder.Remove(TargetKey);
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).BuildMultiHost().WithTargetSession(target);

        void Default(string key, object value)
        {
            if (!given.ContainsKey(key))
                builder[key] = value;
        }
    }

    private static bool IsMultiHost(NpgsqlConnectionStringBuilder builder) => builder.Host?.Contains(',', StringComparison.Ordinal) == true;

    private static TargetSessionAttributes Target(NpgsqlConnectionStringBuilder builder) => builder.TargetSessionAttributes switch
    {
        null or "primary" => TargetSessionAttributes.Primary,
        "read-write" => TargetSessionAttributes.ReadWrite,
        var other => throw new ArgumentException($"{TargetKey} is {other}; loops can only be kept on a server that takes writes: primary or read-write."),
    };
}
