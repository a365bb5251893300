using System.Net;
using Microsoft.AspNetCore.Connections;
using Orleans.Runtime.Messaging;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>The network as one process sees it.</summary>
internal sealed class ProcessNetwork(SimulatedNetwork network, SimulatedProcess process) : INetwork
{
    public ValueTask<ConnectionContext> Connect(IPEndPoint endpoint, CancellationToken cancellationToken) => new(network.Dial(process, endpoint, cancellationToken));

    public ValueTask<IConnectionListener> Listen(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        var listener = new SimulatedListener(process, endpoint);
        network.Bind(listener);
        return new(listener);
    }
}
