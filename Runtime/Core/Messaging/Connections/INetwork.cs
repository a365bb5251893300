using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Orleans.Runtime.Messaging;

/// <summary>Where connections come from: sockets, or a simulation's network.</summary>
internal interface INetwork
{
    /// <summary>Connects; throws what the transport throws when it cannot.</summary>
    ValueTask<ConnectionContext> Connect(IPEndPoint endpoint, CancellationToken cancellationToken);

    ValueTask<IConnectionListener> Listen(IPEndPoint endpoint, CancellationToken cancellationToken);
}
