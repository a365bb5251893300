using System.Net.Sockets;
using Npgsql;

namespace OrleansHa.Silo.Store;

/// <summary>Which errors mean that PostgreSQL is away, and which that a statement can never succeed.</summary>
internal static class StoreErrors
{
    /// <summary>The connection, a time-out, or a server that starts, stops or is out of resources.</summary>
    public static bool IsConnection(Exception error) =>
        error is NpgsqlException or TimeoutException or IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    /// <summary>Whether repeating may help: 08 connection, 40 serialization and deadlock, 53 resources, 55 locks, 57 operator, 58 system.</summary>
    public static bool MayPass(PostgresException error) => error.SqlState is { Length: 5 } state
        && state[..2] is "08" or "25" or "40" or "53" or "55" or "57" or "58" or "XX";
}
