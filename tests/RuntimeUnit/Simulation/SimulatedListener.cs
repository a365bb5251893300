using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace OrleansHa.Tests.RuntimeUnit.Simulation;

/// <summary>A port that a simulated process listens on.</summary>
internal sealed class SimulatedListener(SimulatedProcess owner, IPEndPoint endpoint) : IConnectionListener
{
    private readonly Channel<ConnectionEnd> _backlog = Channel.CreateUnbounded<ConnectionEnd>();

    public EndPoint EndPoint => endpoint;

    public SimulatedProcess Owner => owner;

    public void Offer(ConnectionEnd end) => _backlog.Writer.TryWrite(end);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _backlog.Reader.WaitToReadAsync(cancellationToken) && _backlog.Reader.TryRead(out var end) ? end : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        if (ReferenceEquals(owner.Node.Listener, this)) owner.Node.Listener = null;
        _backlog.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
