using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime.Messaging;

/// <summary>The clients connected to this gateway. A client that connects again replaces its earlier connection.</summary>
internal sealed class ClientSessions
{
    private readonly ConcurrentDictionary<GrainId, Connection> _connections = new();
    private volatile TaskCompletionSource? _whenEmpty;

    public int Count => _connections.Count;

    public IEnumerable<Connection> All => _connections.Values;

    public void Add(Connection connection)
    {
        Connection? replaced = null;
        _connections.AddOrUpdate(connection.Peer.Client, connection, (_, earlier) =>
        {
            replaced = earlier;
            return connection;
        });
        replaced?.Close("The client connected again.");
    }

    public void Remove(Connection connection)
    {
        _connections.TryRemove(new KeyValuePair<GrainId, Connection>(connection.Peer.Client, connection));
        if (_connections.IsEmpty) _whenEmpty?.TrySetResult();
    }

    /// <summary>Returns when the last client has left or <paramref name="cancellationToken"/> is cancelled.</summary>
    public async Task WaitUntilEmpty(CancellationToken cancellationToken)
    {
        var whenEmpty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _whenEmpty = whenEmpty;
        if (_connections.IsEmpty) return;
        await whenEmpty.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public bool TryGet(GrainId clientOrObject, [NotNullWhen(true)] out Connection? connection) =>
        _connections.TryGetValue(clientOrObject, out connection) || _connections.TryGetValue(ClientGrainId.OwnerOf(clientOrObject), out connection);
}
